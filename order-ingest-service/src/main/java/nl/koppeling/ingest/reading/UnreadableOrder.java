package nl.koppeling.ingest.reading;

/** Part of an order does not have the documented form; the message names the field only. */
final class UnreadableOrder extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  UnreadableOrder(String field, String what) {
    super(field + " " + what);
    this.field = field;
  }

  String field() {
    return field;
  }
}
