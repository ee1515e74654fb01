package nl.koppeling.ingest.intake;

/** Whether an order, as it is now, may be booked. */
public sealed interface Eligibility {

  /** Completed, paid, inside the period: it may be booked. */
  record Eligible() implements Eligibility {}

  /** Not yet; a later version may be eligible. */
  record Waiting(Why why) implements Eligibility {}

  /** It is right that this order is not booked. */
  record Skipped(Why why) implements Eligibility {}

  /** It cannot be decided without a person. */
  record Parked(Why why) implements Eligibility {}
}
