package nl.koppeling.customer.preview;

import java.util.List;
import java.util.Optional;
import nl.koppeling.events.Reason;
import nl.koppeling.events.VatProof;

/**
 * On whose relation an order would be booked.
 *
 * @param reasons why it would wait or be parked; empty for a relation
 * @param proof what the register said of the buyer's VAT number, when the tax depends on it
 */
public record Foretold(
    long orderId, Relation relation, List<Reason> reasons, Optional<VatProof> proof) {

  public Foretold {
    reasons = List.copyOf(reasons);
  }

  /** What becomes of the relation. */
  public enum Relation {
    /** One with the buyer's e-mail address is there. */
    EXISTS,
    /** It would be made. */
    NEW,
    /** Found or made: it was not looked up, or the administration did not tell. */
    EITHER,
    /** The order would wait. */
    WAITING,
    /** The order would be parked. */
    NOBODY
  }
}
