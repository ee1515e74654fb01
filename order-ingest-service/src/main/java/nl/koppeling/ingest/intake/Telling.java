package nl.koppeling.ingest.intake;

import java.math.BigDecimal;

/** What is to be told about an order, once. */
public sealed interface Telling {

  /** The order may be booked, or its sale changed since that was told. */
  record Completed() implements Telling {}

  /**
   * A refund that was not told before.
   *
   * @param soFar the amounts of this refund and all earlier ones
   */
  record Refunded(WooOrder.Refund refund, BigDecimal soFar) implements Telling {}

  /** A refund that was told is no longer in the shop. */
  record RefundGone(long refundId) implements Telling {}

  /** It is not booked yet. */
  record Waits(Why why) implements Telling {}

  /** It is not booked. */
  record IsSkipped(Why why) implements Telling {}

  /** A person has to look. */
  record IsParked(Why why) implements Telling {}
}
