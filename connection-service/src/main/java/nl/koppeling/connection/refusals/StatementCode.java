package nl.koppeling.connection.refusals;

/** Why a month cannot be read back, and what to do. */
public enum StatementCode implements Code {
  READ_JUST_NOW(
      429,
      "Deze maand wordt al gelezen of is net gelezen. Wacht een minuut en probeer het opnieuw.",
      "This month is being read or was read just now. Wait a minute and try again."),
  MONTH_TOO_LARGE(
      422,
      "In deze maand staat meer dan in een keer is terug te lezen (6.000 bestellingen in de winkel of 10.000 facturen in"
          + " SnelStart). Onze eigen telling hieronder klopt wel.",
      "This month holds more than can be read back at once (6,000 orders in the shop or 10,000 invoices in SnelStart). Our"
          + " own count below still holds."),
  SHOP_UNREADABLE(
      422,
      "De winkel gaf een antwoord dat geen lijst van bestellingen is. Laat de koppeling controleren.",
      "The shop gave an answer that is no list of orders. Have the connection checked."),
  READ_BACK_FAILED(
      500,
      "Het teruglezen is mislukt door een fout van ons. Probeer het over een minuut opnieuw.",
      "Reading back failed by a fault of ours. Try again in a minute.");

  private final int status;
  private final String nl;
  private final String en;

  StatementCode(int status, String nl, String en) {
    this.status = status;
    this.nl = nl;
    this.en = en;
  }

  @Override
  public String wire() {
    return name();
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String nl() {
    return nl;
  }

  @Override
  public String en() {
    return en;
  }
}
