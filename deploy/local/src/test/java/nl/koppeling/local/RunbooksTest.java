package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.koppeling.testkit.Checkout;
import org.junit.jupiter.api.Test;

/** Who is called finds a page; who reads a page finds what it speaks of. */
class RunbooksTest {

  private static final Path DEPLOY = Checkout.root().resolve("deploy");
  private static final Path ALERTS = DEPLOY.resolve("observability/alerts.yml");
  private static final Path ALERT_TESTS = DEPLOY.resolve("observability/alerts-test.yml");
  private static final Path RUNBOOKS = DEPLOY.resolve("runbooks");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

  @Test
  void everyAlertHasASeverityAPageThatExistsAndATest() {
    String tests = read(ALERT_TESTS);
    String index = read(RUNBOOKS.resolve("README.md"));
    List<String> rules = List.of(read(ALERTS).split("(?=- alert: )"));

    assertThat(rules.size()).isGreaterThan(10);
    for (String rule : rules.subList(1, rules.size())) {
      String name = found(ALERT, rule).getFirst();
      assertThat(found(Pattern.compile("severity: (page|ticket)"), rule)).as(name).hasSize(1);
      String page = found(Pattern.compile("runbook: (\\S+)"), rule).getFirst();
      assertThat(Checkout.root().resolve(page)).as(name).isRegularFile();
      assertThat(tests).as("a test of " + name).contains("alertname: " + name + "\n");
      assertThat(index).as("the index of runbooks").contains("`" + name + "`");
    }
  }

  @Test
  void everyPageIsInTheIndexAndSaysHowItWasTried() throws IOException {
    String index = read(RUNBOOKS.resolve("README.md"));
    try (Stream<Path> pages = Files.list(RUNBOOKS)) {
      for (Path page : pages.filter(p -> !p.endsWith("README.md")).toList()) {
        assertThat(index).contains("(" + page.getFileName());
        assertThat(read(page)).as(page.getFileName().toString()).contains("**Tried.**");
      }
    }
  }

  /** A page that names a test which was renamed leads nowhere. */
  @Test
  void everyTestThatAPageNamesExists() throws IOException {
    TreeSet<String> tests = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Checkout.root())) {
      files
          .map(p -> p.getFileName().toString())
          .filter(name -> name.matches("\\w+(Test|IT)\\.java"))
          .forEach(name -> tests.add(name.replace(".java", "")));
    }
    try (Stream<Path> pages = Files.list(RUNBOOKS)) {
      for (Path page : pages.toList()) {
        for (String named : found(Pattern.compile("`(\\w+(?:Test|IT))\\b"), read(page))) {
          assertThat(tests).as(page.getFileName() + " names " + named).contains(named);
        }
      }
    }
  }

  @Test
  void theAlertsPassTheirUnitTests() throws Exception {
    Optional<String> promtool = promtool();
    assumeTrue(promtool.isPresent(), "promtool is not on the path; KOPPELING_PROMTOOL names one");
    Process run =
        new ProcessBuilder(promtool.get(), "test", "rules", ALERT_TESTS.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(said).isZero();
  }

  private static Optional<String> promtool() {
    return Stream.concat(
            Stream.ofNullable(System.getenv("KOPPELING_PROMTOOL")),
            Stream.of(System.getenv("PATH").split(":")).map(folder -> folder + "/promtool"))
        .filter(program -> Files.isExecutable(Path.of(program)))
        .findFirst();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
