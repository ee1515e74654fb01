package nl.koppeling.replay;

import java.util.Objects;
import java.util.UUID;

/**
 * A document that waits for a person.
 *
 * @param refundId the refund whose credit is meant; 0: the sale
 */
public record ParkedDocument(UUID connectionId, long orderId, long refundId) {
  public ParkedDocument {
    Objects.requireNonNull(connectionId, "connectionId");
  }
}
