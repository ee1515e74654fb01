package nl.koppeling.connection.order;

/** What an owner can do about a reason; the text says it in words, the name picks the button. */
public enum Action {
  TRY_AGAIN(
      "Los de oorzaak op en kies daarna 'Probeer opnieuw'.",
      "Solve the cause, then choose 'Try again'."),
  CHANGE_SETTINGS(
      "Pas de instellingen van de koppeling aan en kies daarna 'Probeer opnieuw'.",
      "Change the connection's settings, then choose 'Try again'."),
  CONSENT(
      "Geef in de instellingen toestemming om terugbetalingen zonder regels naar verhouding te verdelen, of noem in de"
          + " webshop de regels.",
      "Allow in the settings that refunds without lines are divided in proportion, or name the lines in the shop."),
  CORRECT_IN_SHOP(
      "Verbeter de bestelling in de webshop en sla haar op; de wijziging wordt vanzelf gezien.",
      "Correct the order in the shop and save it; the change is seen by itself."),
  CORRECT_IN_SNELSTART(
      "Los het op in SnelStart en kies daarna 'Probeer opnieuw'.",
      "Solve it in SnelStart, then choose 'Try again'."),
  REPLACE_KEYS(
      "Vul bij de koppeling nieuwe sleutels in; daarna gaat het werk vanzelf verder.",
      "Enter new keys for the connection; work then goes on by itself."),
  BOOK_YOURSELF(
      "Boek deze bestelling zelf in SnelStart.", "Book this order in SnelStart yourself."),
  WAIT("Er is niets te doen: dit gaat vanzelf verder.", "Nothing to do: this goes on by itself."),
  NONE("Er is niets te doen.", "There is nothing to do.");

  private final String nl;
  private final String en;

  Action(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  /** In Dutch, for the owner. */
  public String nl() {
    return nl;
  }

  /** In English, for the owner. */
  public String en() {
    return en;
  }
}
