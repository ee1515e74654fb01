package nl.koppeling.connection.doctor;

/** The links of the chain, in the order in which they are tested. */
public enum Link {
  SHOP_NAME("Adres van de winkel", "The shop's address"),
  SHOP_CONNECTION("Bereikbaarheid van de winkel", "Reaching the shop"),
  SHOP_CERTIFICATE("Certificaat (https) van de winkel", "The shop's certificate (https)"),
  SHOP_ANSWER("Antwoord van de winkel", "The shop's answer"),
  SHOP_API("WooCommerce en de permalinks", "WooCommerce and the permalinks"),
  SHOP_KEY("Sleutel van de winkel: lezen", "The shop's key: reading"),
  SHOP_VERSION("Versie van WooCommerce", "Version of WooCommerce"),
  SHOP_WRITING("Sleutel van de winkel: schrijven", "The shop's key: writing"),
  WEBHOOKS("Webhooks in de winkel", "Webhooks in the shop"),
  SNELSTART_ANSWER("Antwoord van SnelStart", "SnelStart's answer"),
  SUBSCRIPTION_KEY("Onze toegang tot SnelStart", "Our access to SnelStart"),
  SNELSTART_KEY("Koppelsleutel", "Coupling key (koppelsleutel)"),
  SCOPES("Rechten in SnelStart", "Rights in SnelStart"),
  ADMINISTRATION("De administratie", "The administration"),
  SETTINGS("Grootboekrekeningen en dagboeken", "Ledger accounts and journals"),
  PERIOD("Boekingsperiode", "Booking period");

  private final String nl;
  private final String en;

  Link(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  /** Its name in Dutch, for the owner. */
  public String nl() {
    return nl;
  }

  /** Its name in English, for the owner. */
  public String en() {
    return en;
  }
}
