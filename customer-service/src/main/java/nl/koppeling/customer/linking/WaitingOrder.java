package nl.koppeling.customer.linking;

import java.util.Objects;
import java.util.Optional;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.VatProof;
import nl.koppeling.events.trace.Traces;

/**
 * An order that waits for its buyer's relation.
 *
 * @param traceparent the trace it belongs to, or empty
 * @param demand what its tax asks of the relation, as the order says it
 * @param proof what the register said about the buyer's VAT number, when it was asked
 */
public record WaitingOrder(
    OrderCompleted order, String traceparent, String demand, Optional<VatProof> proof) {

  public WaitingOrder {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(traceparent, "traceparent");
    Objects.requireNonNull(demand, "demand");
    Objects.requireNonNull(proof, "proof");
  }

  /** An order that is being placed now, in the trace it arrived with. */
  static WaitingOrder of(OrderCompleted order, String demand, Optional<VatProof> proof) {
    return new WaitingOrder(order, Traces.current(), demand, proof);
  }
}
