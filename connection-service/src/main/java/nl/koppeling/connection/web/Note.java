package nl.koppeling.connection.web;

import java.util.List;
import nl.koppeling.connection.refusals.Refusal;

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
            .map(Refusal.Detail::what)
            .filter(what -> !what.isBlank())
            .distinct()
            .toList());
  }
}
