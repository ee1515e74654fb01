package nl.koppeling.connection.replay;

import java.time.Instant;

/**
 * What somebody did with a replay, or what became of it; kept for good.
 *
 * @param at UTC
 * @param who the operator's name; empty when it was the platform
 */
record Act(Instant at, String who, Kind deed, String detail) {

  /** What was done. */
  enum Kind {
    ASKED,
    REHEARSED,
    APPROVED,
    STARTED,
    STOPPED,
    DONE
  }
}
