package nl.koppeling.connection.overview;

/**
 * How far a document got, in the order of the line. Topics overtake each other; a document never
 * goes back.
 */
public enum Stage {
  INGEST,
  CUSTOMER,
  INVOICE,
  BOOKED,
  SETTLED;

  /** In the administration: nothing but being paid changes it any more. */
  public boolean inTheBooks() {
    return this == BOOKED || this == SETTLED;
  }
}
