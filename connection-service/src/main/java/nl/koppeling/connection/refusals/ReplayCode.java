package nl.koppeling.connection.refusals;

/** Why an operator's replay cannot be, and what to do. */
public enum ReplayCode implements Code {
  REPLAY_UNKNOWN(404, "Deze herhaling bestaat niet.", "There is no such replay."),
  LETTER_UNKNOWN(
      404,
      "Op deze plaats ligt geen dode brief. Ze worden een maand bewaard.",
      "There is no dead letter at this place. They are kept for a month."),
  REPLAY_SELECTION_INVALID(
      422,
      "Deze keuze kan niet. Verschuivingen gaan samen met onderwerp en partitie, een bestelling met een koppeling, en een reden"
          + " alleen met een koppeling en een lezer.",
      "This selection cannot be. Offsets go with topic and partition, an order with a connection, and a reason only with a"
          + " connection and a reader."),
  REPLAY_OF_NOTHING(
      422,
      "Hier is niets te herhalen: geen enkele dienst leest dit onderwerp, er staat in deze tijd niets in, of niets is om deze"
          + " reden geparkeerd.",
      "There is nothing to replay: no service reads this topic, it holds nothing in this time, or nothing is parked for this"
          + " reason."),
  REPLAY_REASON_MISSING(
      422,
      "Schrijf in 3 tot 200 tekens waarom. Het wordt bewaard.",
      "Write why, in 3 to 200 characters. It is kept."),
  REPLAY_UNDER_WAY(
      409,
      "Deze herhaling is bezig. Wacht tot zij klaar is, of stop haar.",
      "This replay is under way. Wait until it is over, or stop it."),
  REPLAY_NOT_REHEARSED(
      409,
      "Deze herhaling is niet geoefend. Oefen haar eerst; dan is te zien wat er zou gebeuren.",
      "This replay is not rehearsed. Rehearse it first; then it can be seen what would happen."),
  REPLAY_REHEARSAL_OLD(
      409,
      "De oefening is ouder dan een uur. Oefen opnieuw.",
      "The rehearsal is older than an hour. Rehearse it again."),
  REPLAY_NEEDS_APPROVAL(
      409,
      "Dit zijn meer dan 1.000 gebeurtenissen. Een tweede beheerder moet het goedkeuren.",
      "These are more than 1,000 events. A second operator has to approve."),
  REPLAY_NEEDS_SOMEBODY_ELSE(
      409,
      "Wie erom vroeg kan het niet zelf goedkeuren. Vraag een andere beheerder.",
      "Who asked for it cannot approve it. Ask another operator."),
  REPLAY_NEEDS_NOBODY(
      409,
      "Dit zijn niet meer dan 1.000 gebeurtenissen. Het kan zonder goedkeuring beginnen.",
      "These are no more than 1,000 events. It can start without an approval."),
  REPLAY_ANOTHER_RUNS(
      409,
      "Een andere herhaling is bezig. Zij gaan een voor een.",
      "Another replay is under way. They go one after the other."),
  REPLAY_OVER(409, "Deze herhaling is voorbij.", "This replay is over."),
  READER_SILENT(
      503,
      "Een van de diensten die moet lezen antwoordt niet. Probeer het over een halve minuut opnieuw.",
      "One of the services that has to read does not answer. Try again in half a minute.");

  private final int status;
  private final String nl;
  private final String en;

  ReplayCode(int status, String nl, String en) {
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
