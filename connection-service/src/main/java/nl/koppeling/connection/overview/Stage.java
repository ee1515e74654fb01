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
  SETTLED,
  /** A sales order was made; nothing follows. */
  ORDERED;

  /** In the administration: nothing but being paid or corrected changes it any more. */
  public boolean inTheBooks() {
    return this == BOOKED || this == SETTLED || this == ORDERED;
  }
}
