package nl.koppeling.customer.linking;

import nl.koppeling.events.OrderCompleted;

/** Whether an order waits here for a person. */
public sealed interface Parked {

  /** It does. */
  record Here(OrderCompleted order) implements Parked {}

  /** Its owner took it over. */
  record Closed() implements Parked {}

  /** It is known and does not. */
  record Elsewhere() implements Parked {}

  /** Nothing was heard of it. */
  record Unknown() implements Parked {}
}
