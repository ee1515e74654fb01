package nl.koppeling.connection.order;

import java.util.List;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;

/** The document of an order that a person means. */
final class Meant {

  private Meant() {}

  /**
   * Refuses with 404 when there is none.
   *
   * @param refundId the refund whose credit is meant, 0 for the sale
   */
  static DocumentView of(List<DocumentView> documents, long refundId) {
    if (documents.isEmpty()) {
      throw Refusal.of(OrderCode.ORDER_UNKNOWN);
    }
    return documents.stream()
        .filter(view -> view.document().refundId() == refundId)
        .findFirst()
        .orElseThrow(() -> Refusal.of(OrderCode.DOCUMENT_UNKNOWN));
  }

  /** The same in the audit log. */
  static String named(long orderId, long refundId) {
    return "order " + orderId + (refundId == 0 ? "" : " refund " + refundId);
  }
}
