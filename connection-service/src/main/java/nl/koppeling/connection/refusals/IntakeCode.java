package nl.koppeling.connection.refusals;

/** Why a choice of which orders count cannot be. */
public enum IntakeCode implements Code {
  STATUS_MISSING(
      422,
      "Kies minstens één status die als afgerond telt. Anders wordt er niets geboekt.",
      "Choose at least one status that counts as completed. Otherwise nothing is booked."),
  STATUS_NEVER_COMPLETED(
      422,
      "Deze status kan niet als afgerond tellen: zo'n bestelling is onbetaald, geannuleerd, mislukt of terugbetaald.",
      "This status cannot count as completed: such an order is unpaid, cancelled, failed or refunded."),
  INTAKE_INVALID(
      422,
      "Een status of betaalwijze is niet te lezen, of staat er twee keer in.",
      "A status or payment method cannot be read, or stands there twice.");

  private final int status;
  private final String nl;
  private final String en;

  IntakeCode(int status, String nl, String en) {
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
