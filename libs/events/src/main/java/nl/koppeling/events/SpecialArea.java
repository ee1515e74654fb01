package nl.koppeling.events;

/**
 * Parts of countries that have VAT rules of their own, told apart by country code or postcode (VAT
 * reference 3.1). Monaco counts as France and the Isle of Man as Great Britain, so neither is here.
 */
public enum SpecialArea {
  /** Goods: treated as EU, VAT prefix XI. */
  NORTHERN_IRELAND("Noord-Ierland", "Northern Ireland"),
  CANARY_ISLANDS("de Canarische Eilanden", "the Canary Islands"),
  CEUTA("Ceuta", "Ceuta"),
  MELILLA("Melilla", "Melilla"),
  ALAND("Åland", "Åland"),
  BUESINGEN("Büsingen", "Büsingen"),
  HELGOLAND("Helgoland", "Heligoland"),
  LIVIGNO("Livigno", "Livigno"),
  CAMPIONE("Campione d'Italia", "Campione d'Italia"),
  MOUNT_ATHOS("de berg Athos", "Mount Athos"),
  FRENCH_OVERSEAS("Frans overzees gebied", "French overseas territory"),
  CARIBBEAN_NETHERLANDS("Caribisch Nederland", "the Dutch Caribbean"),
  CHANNEL_ISLANDS("de Kanaaleilanden", "the Channel Islands");

  private final String nl;
  private final String en;

  SpecialArea(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  /** For owners, in Dutch. */
  public String nl() {
    return nl;
  }

  /** For owners, in English. */
  public String en() {
    return en;
  }
}
