package nl.koppeling.ingest.intake;

/** What is to be told about an order, once. */
public sealed interface Telling {

  /** The order may be booked, or its sale changed since that was told. */
  record Completed() implements Telling {}

  /** A refund that was not told before. */
  record Refunded(WooOrder.Refund refund) implements Telling {}

  /** It is not booked yet. */
  record Waits(Why why) implements Telling {}

  /** It is not booked. */
  record IsSkipped(Why why) implements Telling {}

  /** A person has to look. */
  record IsParked(Why why) implements Telling {}
}
