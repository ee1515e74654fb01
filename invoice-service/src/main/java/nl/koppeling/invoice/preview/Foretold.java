package nl.koppeling.invoice.preview;

import java.util.List;
import java.util.Optional;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.explaining.Explanation;

/** What would become of one order: its sale, then its refunds in their order. */
public record Foretold(long orderId, List<Document> documents) {

  public Foretold {
    documents = List.copyOf(documents);
  }

  /**
   * One document.
   *
   * @param refundId the refund of a credit, 0 for the sale
   * @param outcome BOOKED, ORDERED (a sales order), PARKED or SKIPPED
   * @param booking present when it would be booked or ordered
   * @param reasons why it would be parked or skipped
   * @param notices what deserves a look although it would be booked
   */
  public record Document(
      long refundId,
      String outcome,
      Optional<Explanation.Explained> booking,
      List<Reason> reasons,
      List<Reason> notices) {

    public Document {
      reasons = List.copyOf(reasons);
      notices = List.copyOf(notices);
    }
  }
}
