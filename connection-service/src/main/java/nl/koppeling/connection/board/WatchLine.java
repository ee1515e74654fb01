package nl.koppeling.connection.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.koppeling.connection.line.ShopWatch.Bell;
import nl.koppeling.connection.line.ShopWatch.Watch;
import nl.koppeling.connection.web.Page;

/**
 * How the shop is watched, ready to be shown.
 *
 * @param text what the shop does by itself
 * @param tone {@code good} or {@code wait}; chooses the looks
 * @param looked when the shop was looked at last; may be empty
 * @param repaired when its webhooks were mended; may be empty
 */
public record WatchLine(String text, String tone, String looked, String repaired) {

  /** What was mended longer ago is no news. */
  private static final Duration NEWS = Duration.ofDays(30);

  static Optional<WatchLine> of(Optional<Watch> watch, Instant now, Page page) {
    return watch
        .filter(known -> known.bell() != Bell.UNKNOWN)
        .map(
            known ->
                new WatchLine(
                    page.text("backfill_bell_" + known.bell()),
                    known.bell() == Bell.BROKEN ? "wait" : "good",
                    known.lookedAt().map(moment -> looked(moment, now, page)).orElse(""),
                    repaired(known, now, page)));
  }

  /** What was missed is read right after; that it was is only said once the shop answered. */
  private static String repaired(Watch known, Instant now, Page page) {
    Optional<Instant> repaired =
        known.repairedAt().filter(moment -> moment.isAfter(now.minus(NEWS)));
    if (repaired.isEmpty()) {
      return "";
    }
    boolean read = known.lookedAt().filter(at -> at.isAfter(repaired.get())).isPresent();
    return page.text(
        read ? "backfill_bell_repaired_read" : "backfill_bell_repaired",
        page.figures().moment(repaired.get()));
  }

  private static String looked(Instant moment, Instant now, Page page) {
    long seconds = Math.max(1, Duration.between(moment, now).toSeconds());
    if (seconds < 120) {
      return page.text("backfill_looked_seconds", page.figures().number(seconds));
    }
    long minutes = seconds / 60;
    return minutes < 120
        ? page.text("backfill_looked_minutes", page.figures().number(minutes))
        : page.text("backfill_looked", page.figures().moment(moment));
  }
}
