package nl.koppeling.connection.refusals;

/** What can be wrong with a question about orders, each with its usual status and what to do. */
public enum OrderCode implements Code {
  ORDER_UNKNOWN(
      404,
      "Deze bestelling is niet bekend. Is zij net geplaatst, kijk dan over een minuut opnieuw.",
      "This order is not known. If it was just placed, look again in a minute."),
  DOCUMENT_UNKNOWN(
      404,
      "Deze terugbetaling is niet bekend bij deze bestelling.",
      "This refund of the order is not known."),
  NOT_COMPOSED(
      404,
      "Van deze bestelling is nog geen boeking opgesteld, dus valt er niets uit te leggen.",
      "No booking of this order has been composed yet, so there is nothing to explain."),
  NOTHING_TO_RETRY(
      409,
      "In deze toestand valt er niets opnieuw te proberen. Staat de bestelling op 'wacht', dan gaat zij vanzelf verder.",
      "There is nothing to try again in this state. An order that waits goes on by itself."),
  NOT_CLOSABLE(
      409,
      "Alleen wat op u wacht en zeker niet geboekt is, kunt u overnemen. Kijk hoe de bestelling er nu voor staat.",
      "You can only take over what waits for you and is certainly not booked. Look how the order stands now."),
  CONNECTION_NOT_WORKING(
      409,
      "De koppeling werkt nu niet. Hervat haar eerst, of vul nieuwe sleutels in.",
      "The connection is not working now. Resume it first, or enter new keys."),
  CHANGE_UNKNOWN(
      404,
      "Deze wijziging is niet bekend. Vraag de wijzigingen opnieuw op.",
      "This change is not known. Ask for the changes again."),
  CHANGE_NOT_DECIDABLE(
      409,
      "Over deze wijziging valt nu niets te beslissen; er is niets geboekt. Vraag de wijzigingen opnieuw op: daar staat waarom.",
      "This change cannot be decided on now; nothing was booked. Ask for the changes again: they say why."),
  BACKFILL_UNKNOWN(
      404,
      "Voor deze koppeling worden geen oudere orders meegenomen.",
      "No earlier orders are taken along for this connection."),
  BACKFILL_OVER(
      409,
      "Het meenemen van oudere orders is al klaar of gestopt.",
      "Taking earlier orders along is finished or was stopped already."),
  SEARCH_INVALID(
      400,
      "Zo kan niet worden gezocht. Datums zijn JJJJ-MM-DD, bedragen hebben hoogstens twee decimalen.",
      "This cannot be searched for. Dates are YYYY-MM-DD, amounts have at most two decimals."),
  TRY_LATER(
      503,
      "Dit onderdeel antwoordt nu niet. Probeer het over een minuut opnieuw; er gaat niets verloren.",
      "This part does not answer now. Try again in a minute; nothing is lost.");

  private final int status;
  private final String nl;
  private final String en;

  OrderCode(int status, String nl, String en) {
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
