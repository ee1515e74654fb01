package nl.koppeling.sandbox.snelstart.odata;

/** The words of a filter. */
sealed interface Token {

  /** A property, function, operator or variable. */
  record Name(String text) implements Token {}

  /** A literal with its kind. */
  record Value(Object value, ValueType type) implements Token {}

  /** A bracket, comma, colon or slash. */
  record Sign(char sign) implements Token {}

  /** Behind the last word. */
  record End() implements Token {}
}
