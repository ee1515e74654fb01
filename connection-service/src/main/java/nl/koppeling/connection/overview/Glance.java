package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Reason;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the page of a connection shows of its orders: counts, and the newest by day. */
@ApplicationScoped
public class Glance {

  private static final int SHOWN = 15;

  private final Overview overview;

  @Inject
  Glance(Overview overview) {
    this.overview = overview;
  }

  /**
   * Counts of the sales by state, and the newest documents by day.
   *
   * @param orders all sales
   * @param states numbers of sales by state
   * @param credits all credits
   * @param creditStates numbers of credits by state
   */
  public record View(
      long orders,
      Map<String, Long> states,
      long credits,
      Map<String, Long> creditStates,
      List<Document> latest) {}

  /**
   * A document.
   *
   * @param credit a refund's; its total is negative
   * @param state as in the API
   * @param reasons why it is not booked, or not paid
   */
  public record Document(
      long orderId,
      String number,
      boolean credit,
      String state,
      List<Reason> reasons,
      BigDecimal total,
      String invoiceNumber,
      Instant updatedAt) {}

  /** Of a connection the caller may see. */
  public Uni<View> of(Mutiny.Session session, UUID connectionId) {
    return overview
        .summary(session, connectionId)
        .flatMap(
            summary ->
                overview
                    .search(session, connectionId, OrderFilter.ALL, Optional.empty(), SHOWN)
                    .map(documents -> view(summary, documents)));
  }

  private static View view(Summary summary, List<DocumentView> documents) {
    return new View(
        summary.sales().orders(),
        summary.sales().states(),
        summary.credits().orders(),
        summary.credits().states(),
        documents.stream().map(Glance::document).toList());
  }

  private static Document document(DocumentView view) {
    return new Document(
        view.orderId(),
        view.number(),
        view.document().refundId() != 0,
        view.state().name(),
        view.reasons(),
        view.total(),
        view.invoiceNumber(),
        view.updatedAt());
  }
}
