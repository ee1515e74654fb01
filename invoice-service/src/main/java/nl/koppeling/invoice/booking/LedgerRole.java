package nl.koppeling.invoice.booking;

/** What a ledger account is used for (VAT reference 5). A negative fee is a discount. */
public enum LedgerRole {
  PRODUCT("producten", "products", "Product"),
  SHIPPING("verzendkosten", "shipping", "Verzendkosten"),
  FEE("toeslagen", "fees", "Toeslag"),
  DISCOUNT("kortingen", "discounts", "Korting"),
  /** Multi-purpose gift cards sold: a debt, not turnover. */
  GIFT_CARD("cadeaubonnen", "gift cards", "Cadeaubon"),
  /** Gifts without return. */
  DONATION("donaties", "donations", "Donatie");

  private final String nl;
  private final String en;
  private final String lineName;

  LedgerRole(String nl, String en, String lineName) {
    this.nl = nl;
    this.en = en;
    this.lineName = lineName;
  }

  /** What it is for, in Dutch texts. */
  public String nl() {
    return nl;
  }

  /** What it is for, in English texts. */
  public String en() {
    return en;
  }

  /** What a line is called, in Dutch, when the shop gave it no name. */
  String lineName() {
    return lineName;
  }
}
