package nl.koppeling.invoice.booking;

/**
 * The Dutch VAT bands, whatever their percentage is on the day (SnelStart: Hoog, Laag and Geen).
 * The order of the constants is the order in which a booking names them.
 */
public enum Band {
  HIGH("hoog", "high"),
  LOW("laag", "low"),
  /** No VAT on the line. */
  ZERO("0 %", "0 %");

  private final String nl;
  private final String en;

  Band(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  boolean taxed() {
    return this != ZERO;
  }

  String nl() {
    return nl;
  }

  String en() {
    return en;
  }
}
