package nl.koppeling.customer.linking;

import java.util.Objects;
import nl.koppeling.events.OrderCompleted;

/**
 * An order that waits for its buyer's relation.
 *
 * @param traceparent the trace it belongs to, or empty
 */
public record WaitingOrder(OrderCompleted order, String traceparent) {

  public WaitingOrder {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(traceparent, "traceparent");
  }
}
