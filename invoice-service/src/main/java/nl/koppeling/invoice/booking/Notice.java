package nl.koppeling.invoice.booking;

/** What is booked as charged, though it deserves a look (VAT reference 6, warnings W1 to W7). */
public enum Notice {
  /** W1. */
  SHIPPING_ALL_HIGH(
      "Alle verzendkosten dragen 21 % terwijl er ook producten met 9 % zijn: er is waarschijnlijk te veel btw gerekend. Een plugin die verzendkosten splitst voorkomt dat.",
      "All shipping bears 21 % although there are products at 9 % too: probably too much VAT was charged. A plugin that splits shipping prevents that."),
  /** W2. */
  COUPON_SPLIT(
      "De kortingsbon is anders over de btw-tarieven verdeeld dan naar waarde. Geboekt zoals de winkel rekende.",
      "The coupon was divided over the VAT rates otherwise than by value. Booked as the shop charged."),
  /** W4. */
  DUTCH_VAT_ABROAD(
      "Er is Nederlandse btw gerekend terwijl 0 % misschien mogelijk was.",
      "Dutch VAT was charged although 0 % may have been possible."),
  /** W5. */
  ACCOMMODATION_LOW(
      "Een overnachting draagt 9 % btw; sinds 2026 is dat 21 %. Controleer de tarieven van de winkel.",
      "Accommodation bears 9 % VAT; since 2026 it is 21 %. Check the shop's rates."),
  /** W6. */
  EVIDENCE_NEEDED(
      "Geboekt tegen 0 %. Bewaar het bewijs dat de goederen Nederland verlieten.",
      "Booked at 0 %. Keep the evidence that the goods left the Netherlands."),
  /** W7. */
  ROUNDING_RESIDUAL(
      "De regels van de winkel wijken een halve cent of meer af van het totaal; het verschil is volgens een vaste regel verdeeld.",
      "The shop's lines differ by half a cent or more from its total; the difference was divided by a fixed rule.");

  private final String nl;
  private final String en;

  Notice(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  /** For the owner, in Dutch. */
  public String nl() {
    return nl;
  }

  /** For the owner, in English. */
  public String en() {
    return en;
  }
}
