package nl.koppeling.connection.web;

import java.util.List;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;

/**
 * Something a page says before anything else.
 *
 * @param kind {@code bad}, {@code good} or {@code info}; chooses the looks
 * @param lines what it is about, one line each; often none
 */
public record Note(String kind, String text, List<String> lines) {

  public Note {
    lines = List.copyOf(lines);
  }

  public static Note good(String text) {
    return new Note("good", text, List.of());
  }

  public static Note info(String text) {
    return new Note("info", text, List.of());
  }

  public static Note bad(String text) {
    return new Note("bad", text, List.of());
  }

  /** What was refused and what to do, in the reader's language. */
  public static Note of(Refusal refusal, Language language) {
    return new Note(
        "bad",
        language.pick(refusal.code().nl(), refusal.code().en()),
        refusal.details().stream()
            .filter(Note::telling)
            .map(Refusal.Detail::what)
            .distinct()
            .toList());
  }

  /** What a shop's failure was in our own terms helps nobody, and tells a prober too much. */
  private static boolean telling(Refusal.Detail detail) {
    boolean ours =
        detail.code().wire().startsWith("SHOP_") && detail.code() != RefusalCode.SHOP_TOO_OLD;
    return !detail.what().isBlank() && !ours;
  }
}
