package nl.koppeling.connection.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.ReplayCode;

/**
 * How far a replay is. What is not allowed in a state is refused there, in words for the operator.
 */
sealed interface ReplayState {

  /** Above so many events a second operator has to approve (reliability 4.9). */
  long ALONE = 1_000;

  /** A rehearsal older than this says too little of now. */
  Duration FRESH = Duration.ofHours(1);

  /** Rehearsed anew: from every state in which nothing is under way. */
  default Rehearsing rehearse() {
    throw Refusal.conflict(ReplayCode.REPLAY_UNDER_WAY);
  }

  /** Approved by somebody else than who asked. */
  default Rehearsed approve(Operator asked, Operator who) {
    throw Refusal.conflict(ReplayCode.REPLAY_NOT_REHEARSED);
  }

  /** Begun. */
  default Running start(Instant now) {
    throw Refusal.conflict(ReplayCode.REPLAY_NOT_REHEARSED);
  }

  /** Stopped where it is; what was done stays done. */
  default Stopped stop() {
    throw Refusal.conflict(ReplayCode.REPLAY_OVER);
  }

  /** The rehearsal so far. */
  Journey rehearsal();

  /** The run so far; empty before it was started. */
  Optional<Journey> outcome();

  /** Being rehearsed. */
  record Rehearsing(Journey rehearsal) implements ReplayState {

    /** One step further. */
    ReplayState went(Leg leg, Instant now) {
      Journey further = rehearsal.went(leg);
      return further.over() ? new Rehearsed(further, now, null) : new Rehearsing(further);
    }

    @Override
    public Stopped stop() {
      return new Stopped(rehearsal, null);
    }

    @Override
    public Optional<Journey> outcome() {
      return Optional.empty();
    }
  }

  /**
   * Rehearsed, and nothing done.
   *
   * @param approvedBy null until a second operator approved
   */
  record Rehearsed(Journey rehearsal, Instant at, Operator approvedBy) implements ReplayState {

    boolean needsSecond() {
      return rehearsal.tally().events() > ALONE;
    }

    @Override
    public Rehearsing rehearse() {
      return new Rehearsing(rehearsal.anew());
    }

    @Override
    public Rehearsed approve(Operator asked, Operator who) {
      if (!needsSecond()) {
        throw Refusal.conflict(ReplayCode.REPLAY_NEEDS_NOBODY);
      }
      if (asked.is(who)) {
        throw Refusal.conflict(ReplayCode.REPLAY_NEEDS_SOMEBODY_ELSE);
      }
      return new Rehearsed(rehearsal, at, who);
    }

    @Override
    public Running start(Instant now) {
      if (at.plus(FRESH).isBefore(now)) {
        throw Refusal.conflict(ReplayCode.REPLAY_REHEARSAL_OLD);
      }
      if (needsSecond() && approvedBy == null) {
        throw Refusal.conflict(ReplayCode.REPLAY_NEEDS_APPROVAL);
      }
      return new Running(this, rehearsal.anew());
    }

    @Override
    public Stopped stop() {
      return new Stopped(rehearsal, null);
    }

    @Override
    public Optional<Journey> outcome() {
      return Optional.empty();
    }
  }

  /** Under way. */
  record Running(Rehearsed rehearsed, Journey journey) implements ReplayState {

    /** One step further. */
    ReplayState went(Leg leg) {
      Journey further = journey.went(leg);
      return further.over() ? new Done(rehearsed, further) : new Running(rehearsed, further);
    }

    @Override
    public Stopped stop() {
      return new Stopped(rehearsed.rehearsal(), journey);
    }

    @Override
    public Journey rehearsal() {
      return rehearsed.rehearsal();
    }

    @Override
    public Optional<Journey> outcome() {
      return Optional.of(journey);
    }
  }

  /** Over. */
  record Done(Rehearsed rehearsed, Journey journey) implements ReplayState {

    @Override
    public Rehearsing rehearse() {
      return new Rehearsing(journey.anew());
    }

    @Override
    public Running start(Instant now) {
      throw Refusal.conflict(ReplayCode.REPLAY_OVER);
    }

    @Override
    public Journey rehearsal() {
      return rehearsed.rehearsal();
    }

    @Override
    public Optional<Journey> outcome() {
      return Optional.of(journey);
    }
  }

  /**
   * Stopped by an operator.
   *
   * @param journey null when it was never started
   */
  record Stopped(Journey rehearsal, Journey journey) implements ReplayState {

    @Override
    public Rehearsing rehearse() {
      return new Rehearsing(rehearsal.anew());
    }

    @Override
    public Optional<Journey> outcome() {
      return Optional.ofNullable(journey);
    }
  }
}
