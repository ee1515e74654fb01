package nl.koppeling.connection.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void dutchAndEnglishSpreadsheetsReadTheirOwnForm() {
    List<Object> line = Arrays.asList("N1", new BigDecimal("-12.50"), null, 7L);

    assertThat(Csv.inEnglish(false).line(line)).hasToString("\uFEFFN1;\"-12,50\";;7\r\n");
    assertThat(Csv.inEnglish(true).line(line)).hasToString("\uFEFFN1,-12.50,,7\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+31",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1+1",
        "\u00A0=1",
        "\u200B=1",
        "\u202E=1",
        "\uFEFF=1",
        "\uFF1D1+1",
        "\uFF0B31",
        "\uFF0D2",
        "\uFF20SUM(A1)",
        "\uFE621",
        "\t1"
      })
  void aTextThatASpreadsheetWouldRunIsHarmless(String text) {
    assertThat(Csv.inEnglish(true).line(List.of(text)).toString()).contains("'" + text);
  }

  @Test
  void quotesAndLineEndsStayInsideTheirField() {
    assertThat(Csv.inEnglish(true).line(List.of("a \"b\"\nc", "d;e")))
        .hasToString("\uFEFF\"a \"\"b\"\"\nc\",\"d;e\"\r\n");
  }
}
