package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import nl.koppeling.testkit.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards are code: what Grafana would show crooked, or not at all, is seen here. */
class DashboardsTest {

  private static final Path OBSERVABILITY = Checkout.root().resolve("deploy/observability");
  private static final int WIDTH = 24;

  /** A panel's source is one of the variables that are asked for at the top. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::\\w+)?}");

  static List<Path> boards() throws IOException {
    try (Stream<Path> files = Files.list(OBSERVABILITY.resolve("dashboards"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void eachHasItsOwnNameAndIsInTheReadme() throws IOException {
    String readme = Files.readString(OBSERVABILITY.resolve("README.md"));
    Set<String> names = new HashSet<>();
    for (Path board : boards()) {
      JsonNode json = read(board);
      assertThat(names.add(json.get("uid").asText())).as(board.toString()).isTrue();
      assertThat(names.add(json.get("title").asText())).as(board.toString()).isTrue();
      assertThat(readme).contains("`" + board.getFileName().toString().replace(".json", "") + "`");
    }
  }

  @ParameterizedTest
  @MethodSource("boards")
  void everyPanelSaysWhatItShowsInWhichUnitAndFromWhere(Path board) throws IOException {
    Set<String> variables = new HashSet<>();
    read(board).at("/templating/list").forEach(v -> variables.add(v.get("name").asText()));
    Set<Integer> ids = new HashSet<>();
    Set<String> titles = new HashSet<>();
    for (JsonNode panel : panels(board)) {
      String title = panel.get("title").asText();
      assertThat(ids.add(panel.get("id").asInt())).as(title).isTrue();
      assertThat(titles.add(title)).as(title).isTrue();
      assertThat(panel.get("description").asText()).as(title).isNotBlank();
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
      assertThat(VARIABLE.matcher(panel.at("/datasource/uid").asText()).matches())
          .as(title)
          .isTrue();
      VARIABLE
          .matcher(panel.toString())
          .results()
          .forEach(used -> assertThat(variables).as(title).contains(used.group(1)));
      questions(title, panel.get("targets"));
    }
  }

  private static void questions(String title, JsonNode targets) {
    Set<String> references = new HashSet<>();
    assertThat(targets.size()).as(title).isPositive();
    for (JsonNode target : targets) {
      assertThat(references.add(target.get("refId").asText())).as(title).isTrue();
      assertThat(target.has("expr") ? target.get("expr").asText() : target.get("rawSql").asText())
          .as(title)
          .isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("boards")
  void noPanelLiesOverAnotherOrBesideTheBoard(Path board) throws IOException {
    List<JsonNode> before = new ArrayList<>();
    for (JsonNode panel : panels(board)) {
      JsonNode place = panel.get("gridPos");
      String title = panel.get("title").asText();
      assertThat(place.get("w").asInt()).as(title).isPositive();
      assertThat(place.get("h").asInt()).as(title).isPositive();
      assertThat(place.get("x").asInt() + place.get("w").asInt())
          .as(title)
          .isLessThanOrEqualTo(WIDTH);
      assertThat(before).as(title).noneMatch(other -> overlaps(place, other));
      before.add(place);
    }
  }

  private static boolean overlaps(JsonNode a, JsonNode b) {
    return meets(a, b, "x", "w") && meets(a, b, "y", "h");
  }

  private static boolean meets(JsonNode a, JsonNode b, String from, String length) {
    int first = a.get(from).asInt();
    int second = b.get(from).asInt();
    return first < second + b.get(length).asInt() && second < first + a.get(length).asInt();
  }

  private static List<JsonNode> panels(Path board) throws IOException {
    return StreamSupport.stream(read(board).get("panels").spliterator(), false).toList();
  }

  private static JsonNode read(Path board) throws IOException {
    return new ObjectMapper().readTree(board.toFile());
  }
}
