package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.events.Reason;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the page of a connection shows of its orders: counts, and what changed last. */
@ApplicationScoped
public class Glance {

  private static final int SHOWN = 15;

  private final Overview overview;

  @Inject
  Glance(Overview overview) {
    this.overview = overview;
  }

  /**
   * Counts of the sales by state, and the documents that changed last.
   *
   * @param orders all sales
   * @param states numbers of sales by state
   * @param credits all credits
   */
  public record View(long orders, Map<String, Long> states, long credits, List<Document> latest) {}

  /**
   * A document.
   *
   * @param credit a refund's; its total is negative
   * @param state as in the API
   * @param reasons why it is not booked, or not paid
   */
  public record Document(
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
        .counts(session, connectionId, false)
        .flatMap(
            sales ->
                overview
                    .counts(session, connectionId, true)
                    .flatMap(
                        credits ->
                            overview
                                .page(session, connectionId, "", 1)
                                .map(
                                    rows ->
                                        new View(
                                            sales.orders(),
                                            sales.states(),
                                            credits.orders(),
                                            rows.stream()
                                                .limit(SHOWN)
                                                .map(Glance::document)
                                                .toList()))));
  }

  private static Document document(OverviewRow row) {
    Standing standing = row.standing();
    return new Document(
        standing.number(),
        row.refundId != 0,
        standing.state().name(),
        standing.reasons(),
        standing.total(),
        standing.invoiceNumber(),
        row.updatedAt);
  }
}
