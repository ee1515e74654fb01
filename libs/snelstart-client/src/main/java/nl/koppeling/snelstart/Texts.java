package nl.koppeling.snelstart;

/**
 * Cleans and bounds texts. SnelStart counts UTF-16 units (.NET), so limits are in those, but a cut
 * never splits a code point.
 */
final class Texts {

  private Texts() {}

  /**
   * One clean line: control characters and line breaks become spaces, half surrogate pairs vanish,
   * ends are stripped; null is empty.
   */
  static String clean(String text) {
    return lines(text).replaceAll("\\s*[\\r\\n\\t]+\\s*", " ").strip();
  }

  /** Clean text that may keep its line breaks and tabs. */
  static String lines(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  /** A clean line of at most {@code limit} UTF-16 units, cut between code points. */
  static String cut(String text, int limit) {
    String clean = clean(text);
    if (clean.length() <= limit) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(limit - 1)) ? limit - 1 : limit;
    return clean.substring(0, end).strip();
  }

  static boolean empty(String text) {
    return clean(text).isEmpty();
  }

  static String required(String what, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    return text;
  }

  static String atMost(String what, String text, int limit) {
    if (text.length() > limit) {
      throw new IllegalArgumentException(what + " is longer than " + limit);
    }
    return text;
  }

  /**
   * A document number: 1 to 25 characters, taken as it is; a cut number would be another
   * document's.
   */
  static String number(String what, String text) {
    return optionalNumber(what, required(what, text == null ? "" : text));
  }

  /** A reference of at most {@code limit} characters, taken as it is. */
  static String reference(String what, String text, int limit) {
    String reference = required(what, text == null ? "" : text);
    if (!reference.equals(clean(reference))) {
      throw new IllegalArgumentException(
          what + " holds white space around it or control characters");
    }
    return atMost(what, reference, limit);
  }

  /** An article's code, taken as it is; how long it may be the administration says. */
  static String articleCode(String text) {
    return reference("article code", text, 100);
  }

  static String optionalNumber(String what, String text) {
    String number = text == null ? "" : text;
    if (!number.equals(clean(number))) {
      throw new IllegalArgumentException(
          what + " holds white space around it or control characters");
    }
    return atMost(what, number, 25);
  }

  /**
   * A secret that travels in a header or form: visible ASCII only, so that nothing can be smuggled
   * in with it.
   */
  static String headerValue(String what, String text) {
    String value = text == null ? "" : text.strip();
    if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(what + " is empty or holds characters it cannot hold");
    }
    return value;
  }
}
