package nl.koppeling.ingest.backfill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.koppeling.events.BackfillMoved;

/**
 * Where the reading of a connection's old orders stands. Only a state that may be left in some way
 * has the method for it; a wish that does not fit leaves everything as it is.
 *
 * <pre>
 *   Planned ──► Running ──► Done
 *      │  ▲      │   ▲
 *      ▼  │      ▼   │      (each of the four) ──► Cancelled
 *      └─ Paused ────┘
 * </pre>
 */
sealed interface Backfill {

  Course course();

  /** The state's name, as it is stored and told. */
  BackfillMoved.State name();

  /** When it ended; empty as long as it goes on. */
  default Optional<Instant> finishedAt() {
    return Optional.empty();
  }

  /** Orders read a minute; zero when that is not known. */
  default BigDecimal perMinute(Instant now) {
    return BigDecimal.ZERO;
  }

  /** True when nothing will be read any more. */
  default boolean over() {
    return false;
  }

  /** The owner wants it to rest. */
  default Backfill paused() {
    return this;
  }

  /** The owner wants it to go on. */
  default Backfill resumed(Instant now) {
    return this;
  }

  /** The owner does not want the rest. */
  default Backfill cancelled(Instant now) {
    return new Cancelled(course(), now);
  }

  /** Nothing was read yet. */
  record Planned(Course course) implements Backfill {

    @Override
    public BackfillMoved.State name() {
      return BackfillMoved.State.PLANNED;
    }

    @Override
    public Backfill paused() {
      return new Paused(course);
    }

    Running begun(Instant now) {
      return new Running(course.startedAt(now), now, course.done());
    }
  }

  /**
   * Under way.
   *
   * @param resumedAt since when it runs without a pause
   * @param resumedDone how many had been read then
   */
  record Running(Course course, Instant resumedAt, int resumedDone) implements Backfill {

    @Override
    public BackfillMoved.State name() {
      return BackfillMoved.State.RUNNING;
    }

    @Override
    public BigDecimal perMinute(Instant now) {
      long millis = Duration.between(resumedAt, now).toMillis();
      return millis < 1
          ? BigDecimal.ZERO
          : BigDecimal.valueOf(course.done() - resumedDone)
              .multiply(BigDecimal.valueOf(60_000))
              .divide(BigDecimal.valueOf(millis), 1, RoundingMode.HALF_UP);
    }

    @Override
    public Backfill paused() {
      return new Paused(course);
    }

    Running at(Course next) {
      return new Running(next, resumedAt, resumedDone);
    }

    Done finished(Course last, Instant now) {
      return new Done(last, now);
    }
  }

  /** The owner let it rest. */
  record Paused(Course course) implements Backfill {

    @Override
    public BackfillMoved.State name() {
      return BackfillMoved.State.PAUSED;
    }

    @Override
    public Backfill resumed(Instant now) {
      return course.startedAt().isEmpty()
          ? new Planned(course)
          : new Running(course, now, course.done());
    }
  }

  /** The owner did not want the rest; orders that were read stay. */
  record Cancelled(Course course, Instant at) implements Backfill {

    @Override
    public BackfillMoved.State name() {
      return BackfillMoved.State.CANCELLED;
    }

    @Override
    public Optional<Instant> finishedAt() {
      return Optional.of(at);
    }

    @Override
    public boolean over() {
      return true;
    }

    @Override
    public Backfill cancelled(Instant now) {
      return this;
    }
  }

  /** Everything was read. */
  record Done(Course course, Instant at) implements Backfill {

    @Override
    public BackfillMoved.State name() {
      return BackfillMoved.State.DONE;
    }

    @Override
    public Optional<Instant> finishedAt() {
      return Optional.of(at);
    }

    @Override
    public boolean over() {
      return true;
    }

    @Override
    public Backfill cancelled(Instant now) {
      return this;
    }
  }
}
