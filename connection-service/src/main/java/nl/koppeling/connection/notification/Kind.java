package nl.koppeling.connection.notification;

/** What an owner may be told of by e-mail; each can be switched off. */
public enum Kind {
  /** A key was refused, the shop cannot be reached, settings do not fit any more. */
  CONNECTION_BROKEN,
  /** Orders that wait for the owner: one mail a day, only when there are new ones. */
  ORDERS_PARKED,
  /** The orders that were there before the connection are all processed: once. */
  BACKFILL_DONE
}
