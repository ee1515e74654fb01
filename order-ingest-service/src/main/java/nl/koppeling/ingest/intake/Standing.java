package nl.koppeling.ingest.intake;

import java.util.Optional;

/**
 * What was told last about an order.
 *
 * @param why empty exactly for {@link Kind#ACCEPTED}
 */
public record Standing(Kind kind, Optional<Why> why) {

  public static final Standing ACCEPTED = new Standing(Kind.ACCEPTED, Optional.empty());

  public Standing {
    if ((kind == Kind.ACCEPTED) != why.isEmpty()) {
      throw new IllegalArgumentException("an accepted order has no reason, every other has one");
    }
  }

  /** The state's name as stored. */
  public enum Kind {
    ACCEPTED,
    WAITING,
    SKIPPED,
    PARKED
  }

  /** Its owner books it. */
  static Standing takenOver() {
    return skipped(Why.BOOKED_ELSEWHERE);
  }

  /** Its owner books it: nothing the shop says changes that. */
  public boolean isTakenOver() {
    return why.filter(w -> w == Why.BOOKED_ELSEWHERE).isPresent();
  }

  static Standing waiting(Why why) {
    return new Standing(Kind.WAITING, Optional.of(why));
  }

  static Standing skipped(Why why) {
    return new Standing(Kind.SKIPPED, Optional.of(why));
  }

  static Standing parked(Why why) {
    return new Standing(Kind.PARKED, Optional.of(why));
  }
}
