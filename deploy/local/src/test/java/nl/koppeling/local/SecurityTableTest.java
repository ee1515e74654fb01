package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.koppeling.testkit.Checkout;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} is whole, and what it names is there. */
class SecurityTableTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| S(\\d+) \\|([^|]+)\\|([^|]+)\\|([^|]*)\\|$", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

  private record Row(String shownBy, String remark) {}

  @Test
  void everyNumberHasItsRow() throws IOException {
    List<Integer> asked = new ArrayList<>();
    for (int[] range : new int[][] {{1, 8}, {15, 31}, {34, 49}, {52, 57}, {59, 59}}) {
      IntStream.rangeClosed(range[0], range[1]).forEach(asked::add);
    }

    assertThat(rows().keySet()).containsExactlyElementsOf(asked);
  }

  @Test
  void everyRowNamesATestOrSaysWhyThereIsNone() throws IOException {
    rows()
        .forEach(
            (id, row) ->
                assertThat(TEST.matcher(row.shownBy()).find() || !row.remark().isBlank())
                    .as("S%d", id)
                    .isTrue());
  }

  @Test
  void everyNamedTestExists() throws IOException {
    Map<String, Path> classes = testClasses();
    rows()
        .forEach(
            (id, row) -> {
              Matcher test = TEST.matcher(row.shownBy());
              while (test.find()) {
                assertThat(classes).as("S%d", id).containsKey(test.group(1));
                assertThat(text(classes.get(test.group(1))))
                    .as("S%d: %s", id, test.group())
                    .containsPattern(
                        "@(Test|ParameterizedTest|TestFactory)\\b(?s:(?!\\n  }\\n).)*?(void|Stream<DynamicTest>) "
                            + test.group(2)
                            + "\\(");
              }
            });
  }

  private static Map<Integer, Row> rows() throws IOException {
    Map<Integer, Row> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Checkout.root().resolve("docs/security.md")));
    while (row.find()) {
      assertThat(rows.put(Integer.valueOf(row.group(1)), new Row(row.group(3), row.group(4))))
          .as("S%s once", row.group(1))
          .isNull();
    }
    return rows;
  }

  private static Map<String, Path> testClasses() throws IOException {
    Map<String, Path> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Checkout.root(), 14)) {
      files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .filter(file -> file.toString().endsWith("Test.java"))
          .forEach(file -> classes.put(file.getFileName().toString().replace(".java", ""), file));
    }
    return classes;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
