package nl.koppeling.events;

import java.util.Optional;
import java.util.UUID;

/**
 * The buyer's relation in SnelStart is known. Topic {@code linked-orders.v1}.
 *
 * @param relationId the relation's id in the administration
 * @param relationCreated true when it was made for this order
 * @param vatProof what the register said about the buyer's VAT number; empty when the order does
 *     not depend on it
 */
public record CustomerLinked(
    OrderRef order,
    Lane lane,
    Order facts,
    SealedBuyer buyer,
    UUID relationId,
    boolean relationCreated,
    Optional<VatProof> vatProof)
    implements OrderEvent {

  public CustomerLinked {
    vatProof = vatProof == null ? Optional.empty() : vatProof;
  }

  /** An order that does not depend on a VAT number. */
  public CustomerLinked(
      OrderRef order,
      Lane lane,
      Order facts,
      SealedBuyer buyer,
      UUID relationId,
      boolean relationCreated) {
    this(order, lane, facts, buyer, relationId, relationCreated, Optional.empty());
  }

  @Override
  public CustomerLinked behindLiveWork() {
    return new CustomerLinked(
        order, Lane.BACKFILL, facts, buyer, relationId, relationCreated, vatProof);
  }
}
