package nl.koppeling.events;

/** Which queue work belongs to: live work goes before backfill, across all connections. */
public enum Lane {
  LIVE,
  BACKFILL
}
