package nl.koppeling.invoice.changes;

/** What happened in the shop. */
public enum ChangeCode {
  ORDER_CHANGED_AFTER_BOOKING,
  /** Cancelled, failed, in the bin or gone, and not wholly refunded. */
  ORDER_CANCELLED_AFTER_BOOKING,
  REFUND_DELETED_AFTER_BOOKING
}
