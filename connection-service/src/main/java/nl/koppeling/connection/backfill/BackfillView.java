package nl.koppeling.connection.backfill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.BackfillMoved.State;

/**
 * How far the orders that were there before the connection are.
 *
 * @param planned how many there are as the shop says; empty: it was not asked yet
 * @param read how many of them were read from the shop
 * @param processed how many of those came to an end: booked, parked, skipped, or waiting for the
 *     buyer
 * @param percent processed of planned, whole, rounded down; 100 only when nothing is left
 * @param finishedAt when the last one was read or it was cancelled, UTC
 * @param expectedAt when all will be processed as fast as it goes now, UTC; empty when that cannot
 *     be told
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BackfillView(
    State state,
    Optional<Integer> planned,
    int read,
    int processed,
    int percent,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<Instant> expectedAt) {

  /**
   * What is going on beside the reading.
   *
   * @param underway orders that were accepted and are not booked yet
   * @param ended orders that came to an end within {@code window}
   */
  record Line(long underway, long ended, Duration window) {}

  static BackfillView of(BackfillMoved moved, Line line, Instant now) {
    int planned = moved.planned().orElse(0);
    int processed = (int) Math.max(0, moved.done() - line.underway());
    return new BackfillView(
        moved.state(),
        moved.planned(),
        moved.done(),
        processed,
        percent(processed, planned),
        moved.startedAt(),
        moved.finishedAt(),
        goesOn(moved, line) ? expected(planned - processed, line, now) : Optional.empty());
  }

  /** True when orders are still to be processed, and are. */
  private static boolean goesOn(BackfillMoved moved, Line line) {
    return switch (moved.state()) {
      case RUNNING -> true;
      case DONE -> line.underway() > 0;
      case PLANNED, PAUSED, CANCELLED -> false;
    };
  }

  /** At the rate of the last minutes: a pause before does not count. */
  private static Optional<Instant> expected(int left, Line line, Instant now) {
    if (left <= 0 || line.ended() == 0) {
      return Optional.empty();
    }
    return Optional.of(now.plusMillis(line.window().toMillis() * left / line.ended()));
  }

  private static int percent(int processed, int planned) {
    return planned == 0 ? 0 : (int) Math.min(100, 100L * processed / planned);
  }

  /** How many are read and not processed yet. */
  public int inLine() {
    return read - processed;
  }

  /** Everything was read and nothing is left to be processed. */
  public boolean complete() {
    return state == State.DONE && inLine() == 0;
  }
}
