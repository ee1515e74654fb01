package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.koppeling.testkit.Checkout;
import org.junit.jupiter.api.Test;

/** What a line of a log holds is what deploy/observability says it holds. */
class LogsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> ALWAYS =
      List.of("timestamp", "service", "hostName", "level", "loggerName", "message", "threadName");

  private static final Pattern FIELD = Pattern.compile("(?m)^\\| `(\\w+)` \\| ");

  @Test
  void everyLineHasTheDocumentedFields() throws IOException {
    Set<String> documented = documented();
    assertThat(documented).containsAll(ALWAYS);
    World world = World.connected();
    world.place("kim@klant.test");
    world.awaitSettled(1, Duration.ofSeconds(60));

    for (Service service : Service.values()) {
      List<JsonNode> lines = lines(service);
      assertThat(lines).as(service.module()).isNotEmpty();
      for (JsonNode line : lines) {
        Set<String> fields = new TreeSet<>();
        line.fieldNames().forEachRemaining(fields::add);
        assertThat(documented).as(line.toString()).containsAll(fields);
        assertThat(fields).as(line.toString()).containsAll(ALWAYS);
        assertThat(line.get("service").asText()).isEqualTo(service.module());
        assertThat(line.get("timestamp").asText()).endsWith("Z");
        assertThat(Instant.parse(line.get("timestamp").asText())).isBeforeOrEqualTo(Instant.now());
      }
    }
  }

  private static List<JsonNode> lines(Service service) throws IOException {
    Path log = Checkout.home("end-to-end").resolve("logs").resolve(service.module() + ".log");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      if (line.startsWith("{")) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }

  /** The first column of the table under the heading. */
  private static Set<String> documented() throws IOException {
    String readme = Files.readString(Checkout.root().resolve("deploy/observability/README.md"));
    return FIELD
        .matcher(readme.substring(readme.indexOf("## Logs")))
        .results()
        .map(field -> field.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
