package nl.koppeling.invoice.posting;

import java.util.UUID;
import nl.koppeling.events.Document;

/**
 * Which document of which order.
 *
 * @param refundId the shop's refund id for a credit, 0 for the sale
 */
public record PostingKey(UUID connectionId, long orderId, long refundId) {

  public static PostingKey sale(UUID connectionId, long orderId) {
    return new PostingKey(connectionId, orderId, 0);
  }

  public Document document() {
    return refundId == 0 ? Document.SALE : Document.creditFor(refundId);
  }
}
