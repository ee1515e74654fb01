package nl.koppeling.customer.linking;

import nl.koppeling.events.Reason;

/** Whether a buyer can be told from others. */
sealed interface Keyed {

  /** He can. */
  record Somebody(CustomerKey key) implements Keyed {}

  /** He cannot. */
  record Nobody(Reason reason) implements Keyed {}
}
