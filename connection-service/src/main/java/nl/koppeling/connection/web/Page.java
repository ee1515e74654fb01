package nl.koppeling.connection.web;

/**
 * What the layout needs.
 *
 * @param person name of the person who signed in; empty: nobody
 * @param formToken goes into every form; empty when nobody signed in
 * @param path where the reader is, for the way back after another language was chosen
 */
public record Page(Language language, String person, String formToken, String path) {

  /** The code of the language, for {@code lang}. */
  public String lang() {
    return language.code();
  }

  public Figures figures() {
    return new Figures(language);
  }

  public boolean signedIn() {
    return !person.isEmpty();
  }

  /** A text in the reader's language. */
  public String text(String key, Object... filledIn) {
    return Texts.of(language, key, filledIn);
  }
}
