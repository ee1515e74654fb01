package nl.koppeling.customer.linking;

import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.VatProof;

/**
 * What is remembered of an order: which version, and its relation when it has one.
 *
 * @param relationId present once the order was linked
 * @param demand what its tax asked of that relation
 * @param proof what the register said about the buyer's VAT number, when it was asked
 * @param closed its owner took the booking over
 */
record Known(
    OrderVersion version,
    Optional<UUID> relationId,
    String demand,
    Optional<VatProof> proof,
    boolean closed) {

  /** Whether a newer version that asks this may keep the relation. */
  boolean stands(String newDemand) {
    return demand.equals(newDemand) && proof.map(VatProof::valid).orElse(true);
  }
}
