package nl.koppeling.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.koppeling.testkit.Checkout;
import org.junit.jupiter.api.Test;

/**
 * From the first release on a migration only adds, so that replicas of two releases work side by
 * side and a release can be taken back (docs/adr/0012).
 */
class MigrationsTest {

  /** The last migration of the first release, by folder: what came before nobody has run. */
  private static final Map<String, Integer> FIRST_RELEASE =
      Map.of(
          "libs/events/src/main/resources/db/events", 1,
          "libs/turns/src/main/resources/db/turns", 10,
          "connection-service/src/main/resources/db/migration", 165,
          "order-ingest-service/src/main/resources/db/migration", 160,
          "customer-service/src/main/resources/db/migration", 115,
          "invoice-service/src/main/resources/db/migration", 106);

  /** Every migration that takes something away, as {@code <folder>/<file> since <version>}. */
  private static final List<String> CONTRACTING = List.of();

  private static final Pattern FILE = Pattern.compile("V(\\d+)__\\w+\\.sql");

  @Test
  void aMigrationOnlyAddsUnlessItSaysSinceWhenNothingUsesWhatItTakesAway() {
    List<String> contracting = new ArrayList<>();
    FIRST_RELEASE.forEach(
        (folder, released) -> {
          for (Path file : since(folder, released)) {
            Script script = Script.of(read(file));
            script.contracts().ifPresent(v -> contracting.add(named(file) + " since " + v));
            if (script.contracts().isEmpty()) {
              assertThat(Expansion.faults(script)).as(named(file)).isEmpty();
            }
          }
        });
    assertThat(contracting).containsExactlyInAnyOrderElementsOf(CONTRACTING);
  }

  /** Else a folder that moved would be a folder without faults. */
  @Test
  void everyMigrationOfTheCheckoutIsLookedAt() throws IOException {
    try (Stream<Path> all = Files.walk(Checkout.root())) {
      assertThat(
              all.filter(p -> p.toString().contains("src/main/resources/db/"))
                  .filter(p -> p.toString().endsWith(".sql"))
                  .map(p -> Checkout.root().relativize(p.getParent()).toString())
                  .filter(folder -> !folder.startsWith(".koppeling/")) // an earlier release
                  .distinct())
          .containsExactlyInAnyOrderElementsOf(FIRST_RELEASE.keySet());
    }
    FIRST_RELEASE.forEach(
        (folder, released) ->
            assertThat(since(folder, released - 1))
                .as("the last of " + folder)
                .anyMatch(f -> version(f) == released));
  }

  private static List<Path> since(String folder, int released) {
    try (Stream<Path> files = Files.list(Checkout.root().resolve(folder))) {
      return files
          .filter(f -> f.toString().endsWith(".sql"))
          .filter(f -> version(f) > released)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path file) {
    Matcher name = FILE.matcher(file.getFileName().toString());
    assertThat(name.matches()).as(named(file)).isTrue();
    return Integer.parseInt(name.group(1));
  }

  private static String named(Path file) {
    return Checkout.root().relativize(file).toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
