package nl.koppeling.invoice.booking;

/**
 * What turnover counts as in the VAT return (VAT reference 3.2 and 5): the Dutch bands, whatever
 * their percentage is on the day, the rate codes of the one-stop shop, and turnover without VAT.
 * The order of the constants is the order in which a booking names them.
 */
public enum Band {
  HIGH("21 %", "21 %"),
  LOW("9 %", "9 %"),
  /** Exempt, mapped 0 %, and everything under the small-business scheme. */
  ZERO("0 %", "0 %"),
  OSS_STANDARD("OSS standaardtarief", "OSS standard rate"),
  OSS_REDUCED_HIGH("OSS verlaagd tarief (hoog)", "OSS reduced rate (high)"),
  OSS_REDUCED_LOW("OSS verlaagd tarief (laag)", "OSS reduced rate (low)"),
  OSS_PARKING("OSS parkeertarief", "OSS parking rate"),
  OSS_SUPER_REDUCED("OSS sterk verlaagd tarief", "OSS super reduced rate"),
  EU_GOODS("levering binnen de EU", "intra-EU supply"),
  EU_SERVICES("diensten binnen de EU", "services within the EU"),
  EXPORT("export buiten de EU", "export outside the EU");

  private final String nl;
  private final String en;

  Band(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  /** True when VAT is charged on it. */
  boolean taxed() {
    return dutch() || oss();
  }

  /** True for VAT that goes into the Dutch return (rubriek 1a, 1b). */
  public boolean dutch() {
    return this == HIGH || this == LOW;
  }

  /** True for VAT of another member state, declared through the one-stop shop. */
  public boolean oss() {
    return name().startsWith("OSS_");
  }

  /** Its name in Dutch texts. */
  public String nl() {
    return nl;
  }

  /** Its name in English texts. */
  public String en() {
    return en;
  }
}
