package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Http;
import org.junit.jupiter.api.Test;

/** Every metric that an alert, a panel or a page asks for is one the services really export. */
class MetricsIT {

  private static final Path OBSERVABILITY = Checkout.root().resolve("deploy/observability");

  /** A metric in a query, with the labels it is chosen by. */
  private static final Pattern METRIC =
      Pattern.compile(
          "\\b((?:koppeling|snelstart|kafka|sql|postgresql|process|jvm)_\\w+)(?:\\{([^}]*)})?");

  private static final Pattern LABEL = Pattern.compile("(\\w+)(?:=~|!~|!=|=)\"");

  /** Labels that Prometheus gives, not the service. */
  private static final Set<String> OF_SCRAPES = Set.of("job", "instance");

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

  /** Names of metrics, and of each with a label that is chosen by. */
  private static Set<String> asked() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(OBSERVABILITY.resolve("alerts.yml"))) {
      if (!line.contains("summary:") && !line.contains("runbook:")) {
        ask(line, names);
      }
    }
    try (Stream<Path> boards = Files.list(OBSERVABILITY.resolve("dashboards"))) {
      for (Path board : boards.toList()) {
        for (JsonNode query : new ObjectMapper().readTree(board.toFile()).findValues("expr")) {
          ask(query.asText(), names);
        }
      }
    }
    try (Stream<Path> pages = Files.list(Checkout.root().resolve("deploy/runbooks"))) {
      for (Path page : pages.toList()) {
        ask(Files.readString(page), names);
      }
    }
    assertThat(names.size()).isGreaterThan(50);
    return names;
  }

  private static void ask(String query, Set<String> names) {
    for (MatchResult metric : METRIC.matcher(query).results().toList()) {
      names.add(metric.group(1));
      if (metric.group(2) != null) {
        LABEL
            .matcher(metric.group(2))
            .results()
            .map(label -> label.group(1))
            .filter(label -> !OF_SCRAPES.contains(label))
            .forEach(label -> names.add(metric.group(1) + "{" + label));
      }
    }
  }

  private static Set<String> exported(Fleet fleet) {
    Set<String> names = new TreeSet<>();
    for (Service service : Service.values()) {
      Http.get(fleet.management(service) + "/q/metrics")
          .body()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> export(line, names));
    }
    return names;
  }

  private static void export(String line, Set<String> names) {
    String name = line.split("[{ ]")[0];
    names.add(name);
    LABEL.matcher(line).results().forEach(label -> names.add(name + "{" + label.group(1)));
  }
}
