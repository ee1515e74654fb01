package nl.koppeling.connection.files;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A CSV file in the form of the reader's language: Dutch spreadsheets separate by semicolon and
 * write a comma before the cents. Texts that a spreadsheet would run as a formula are neutralised
 * (reliability reference S52).
 */
public final class Csv {

  private final StringBuilder text = new StringBuilder("\uFEFF");
  private final boolean english;

  private Csv(boolean english) {
    this.english = english;
  }

  /** An empty file; begins with a byte order mark, by which spreadsheets know UTF-8. */
  public static Csv inEnglish(boolean english) {
    return new Csv(english);
  }

  /**
   * A line; a {@link BigDecimal} is written as a number, null as nothing, anything else as text.
   */
  public Csv line(List<?> fields) {
    text.append(fields.stream().map(this::field).collect(Collectors.joining(english ? "," : ";")))
        .append("\r\n");
    return this;
  }

  private String field(Object value) {
    return switch (value) {
      case null -> "";
      case BigDecimal amount -> quoted(number(amount));
      case Long whole -> whole.toString();
      case Integer whole -> whole.toString();
      default -> quoted(harmless(value.toString()));
    };
  }

  private String number(BigDecimal amount) {
    String plain = amount.toPlainString();
    return english ? plain : plain.replace('.', ',');
  }

  /**
   * What a spreadsheet takes for a formula gets an apostrophe in front: also behind what does not
   * show, and in the wide forms of Asian keyboards.
   */
  private static String harmless(String value) {
    boolean control = !value.isEmpty() && Character.isISOControl(value.charAt(0));
    boolean formula =
        value
            .codePoints()
            .filter(Csv::shows)
            .mapToObj(first -> Normalizer.normalize(Character.toString(first), Form.NFKC))
            .findFirst()
            .filter(first -> "=+-@".contains(first))
            .isPresent();
    return control || formula ? "'" + value : value;
  }

  private static boolean shows(int character) {
    return Character.getType(character) != Character.FORMAT
        && !Character.isWhitespace(character)
        && !Character.isSpaceChar(character)
        && !Character.isISOControl(character);
  }

  private static String quoted(String value) {
    return value.matches("[^\";,\\r\\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
