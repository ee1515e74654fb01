package nl.koppeling.replay;

/** What an event or document of a replay changed, or would change. */
public enum Effect {
  /** Nothing: this service took the event before. */
  DONE,
  /** Nothing: the event was not taken before, but what it says is known or overtaken. */
  NOTHING,
  /** Rows were written; nobody outside is called for it. */
  KEPT,
  /** Work follows here or at the next stage: a relation to find or make, a note to write. */
  WORK,
  /** A document becomes due to be sent to SnelStart. */
  BOOKING
}
