package nl.koppeling.customer.matching;

/** Texts from outside, without what nobody can see. */
final class Words {

  private Words() {}

  /** Control characters become blanks, halves of surrogate pairs vanish, ends are stripped. */
  static String visible(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  /** At most so many UTF-16 units, never half a code point. */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end).strip();
  }
}
