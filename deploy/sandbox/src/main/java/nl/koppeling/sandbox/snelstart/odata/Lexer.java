package nl.koppeling.sandbox.snelstart.odata;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/** Cuts a filter into words: names, literals of the OData v3 dialect, signs. */
final class Lexer {

  private static final int LONGEST = 4000;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    if (text.length() > LONGEST) {
      throw new FilterRefused("The filter is longer than " + LONGEST + " characters.");
    }
    Lexer lexer = new Lexer(text);
    while (lexer.skipBlanks()) {
      lexer.tokens.add(lexer.next());
    }
    lexer.tokens.add(new Token.End());
    return lexer.tokens;
  }

  private boolean skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private Token next() {
    char first = text.charAt(at);
    if ("(),:/".indexOf(first) >= 0) {
      at++;
      return new Token.Sign(first);
    }
    if (first == '\'') {
      return new Token.Value(quoted(), ValueType.TEXT);
    }
    if (Character.isDigit(first) || first == '-') {
      return number();
    }
    if (Character.isLetter(first) || first == '_') {
      return word();
    }
    throw new FilterRefused("Syntax error at position " + at + " in '" + text + "'.");
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char here = text.charAt(at++);
      if (here != '\'') {
        value.append(here);
      } else if (at < text.length() && text.charAt(at) == '\'') {
        value.append('\'');
        at++;
      } else {
        return value.toString();
      }
    }
    throw new FilterRefused("There is an unterminated string literal in '" + text + "'.");
  }

  private Token number() {
    int start = at++;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    String digits = text.substring(start, at);
    if (at < text.length() && "mMlLdDfF".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return new Token.Value(new BigDecimal(digits), ValueType.NUMBER);
    } catch (NumberFormatException noNumber) {
      throw new FilterRefused("Unrecognized literal '" + digits + "' in '" + text + "'.");
    }
  }

  private Token word() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    String word = text.substring(start, at);
    if (at < text.length() && text.charAt(at) == '\'') {
      return prefixed(word.toLowerCase(Locale.ROOT), quoted());
    }
    return switch (word) {
      case "null" -> new Token.Value(null, ValueType.NOTHING);
      case "true", "false" -> new Token.Value(Boolean.valueOf(word), ValueType.FLAG);
      default -> new Token.Name(word);
    };
  }

  private Token prefixed(String prefix, String value) {
    try {
      return switch (prefix) {
        case "guid" -> new Token.Value(UUID.fromString(value), ValueType.GUID);
        case "datetime" ->
            new Token.Value(
                WireDates.read(value).orElseThrow(IllegalArgumentException::new), ValueType.MOMENT);
        default -> throw new FilterRefused("Unknown literal " + prefix + "'" + value + "'.");
      };
    } catch (IllegalArgumentException unreadable) {
      throw new FilterRefused("Unrecognized literal " + prefix + "'" + value + "'.");
    }
  }
}
