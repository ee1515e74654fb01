package nl.koppeling.connection.faults;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.connection.refusals.Code;
import nl.koppeling.connection.refusals.Refusal.Detail;
import nl.koppeling.events.ConnectionFaulted.Side;

/** The fault that settings do not fit the administration any more. */
final class OutdatedSettings {

  /** Its own source: a key that works says nothing about settings. */
  static final String SOURCE = "connection-service/settings";

  private static final String CODE = "SETTINGS_OUTDATED";

  private OutdatedSettings() {}

  /** Names every ledger or journal by its number and says what is wrong with it. */
  static Fault fault(List<Detail> objections, Instant since) {
    return new Fault(
        Side.ADMINISTRATION,
        CODE,
        "De instellingen passen niet meer bij de administratie. " + text(objections, Code::nl),
        "The settings do not fit the administration any more. " + text(objections, Code::en),
        SOURCE,
        since);
  }

  private static String text(List<Detail> objections, Function<Code, String> language) {
    return objections.stream()
        .map(d -> d.what() + ": " + language.apply(d.code()))
        .collect(Collectors.joining(" "));
  }
}
