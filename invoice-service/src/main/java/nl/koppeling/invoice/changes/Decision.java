package nl.koppeling.invoice.changes;

/** What became of a change. */
public enum Decision {
  /** Waits for a person. */
  OPEN,
  ACCEPTED,
  DECLINED,
  /** The order changed once more before anybody decided. */
  SUPERSEDED,
  /** Nobody need be asked: only texts changed, or it was declined before. */
  NOTED
}
