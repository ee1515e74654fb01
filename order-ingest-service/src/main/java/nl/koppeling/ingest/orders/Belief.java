package nl.koppeling.ingest.orders;

import nl.koppeling.ingest.intake.Dossier;
import nl.koppeling.ingest.intake.Seen;

/** How far a reading is believed that contradicts what is known of its order. */
public enum Belief {

  /** One of a list: it has to be read by itself first. */
  LISTED,

  /** Read by itself: the last such reading of a second wins; an earlier one is asked for again. */
  ALONE,

  /**
   * Read by itself for the last time: that it is earlier is no answer of some cache, the shop's
   * clock was put back.
   */
  INSISTED;

  boolean doubts(Dossier known, Seen seen) {
    return switch (this) {
      case LISTED -> known.doubts(seen.version()) || known.isAheadOf(seen);
      case ALONE -> known.isAheadOf(seen);
      case INSISTED -> false;
    };
  }
}
