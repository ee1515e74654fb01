package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Http;
import org.junit.jupiter.api.Test;

/** Every metric that an alert or a panel asks for is one the services really export. */
class MetricsIT {

  private static final Path OBSERVABILITY = Checkout.root().resolve("deploy/observability");

  /** A metric in a query: a word that is followed by labels, a range, or the end of an operand. */
  private static final Pattern METRIC =
      Pattern.compile("\\b((?:koppeling|snelstart|kafka|sql|postgresql|process|jvm)_\\w+)");

  @Test
  void whatIsAskedForIsExported() throws IOException {
    Set<String> asked = asked();
    World world = World.connected().withWebhooks();
    world.place("kim@klant.test");
    world.awaitSettled(1, Duration.ofSeconds(60));

    await("everything that is asked for")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(exported(world.fleet)).containsAll(asked));
  }

  private static Set<String> asked() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(OBSERVABILITY.resolve("alerts.yml"))) {
      if (!line.contains("summary:") && !line.contains("runbook:")) {
        METRIC.matcher(line).results().forEach(m -> names.add(m.group(1)));
      }
    }
    try (Stream<Path> boards = Files.list(OBSERVABILITY.resolve("dashboards"))) {
      for (Path board : boards.toList()) {
        List<JsonNode> queries = new ObjectMapper().readTree(board.toFile()).findValues("expr");
        assertThat(queries).isNotEmpty();
        queries.forEach(
            q -> METRIC.matcher(q.asText()).results().forEach(m -> names.add(m.group(1))));
      }
    }
    assertThat(names.size()).isGreaterThan(20);
    return names;
  }

  private static Set<String> exported(Fleet fleet) {
    Set<String> names = new TreeSet<>();
    for (Service service : Service.values()) {
      Http.get(fleet.management(service) + "/q/metrics")
          .body()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> names.add(line.split("[{ ]")[0]));
    }
    return names;
  }
}
