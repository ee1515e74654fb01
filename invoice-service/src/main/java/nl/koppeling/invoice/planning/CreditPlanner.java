package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.Reason;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.invoice.booking.Composition;
import nl.koppeling.invoice.booking.CreditComposer;
import nl.koppeling.invoice.booking.Facts;
import nl.koppeling.invoice.booking.RateTable;
import nl.koppeling.invoice.booking.Refund;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Decides what a refund becomes: a credit made of the sale's booked cents. It waits until the sale
 * is booked and every earlier refund of the order has its credit, because it takes from what they
 * leave (VAT reference 6, R1 to R8).
 */
@ApplicationScoped
public class CreditPlanner {

  private final ConnectionCopies connections;
  private final Postings postings;
  private final Claims claims;

  CreditPlanner(ConnectionCopies connections, Postings postings, Claims claims) {
    this.connections = connections;
    this.postings = postings;
    this.claims = claims;
  }

  /** The state of a credit. The caller holds the connection's turn, so that nothing moves. */
  public Uni<PostingState> plan(Mutiny.Session session, OrderRefunded refund) {
    return connections
        .find(session, refund.connectionId())
        .flatMap(
            connection ->
                connection.isEmpty()
                    ? waiting(PostingState.Waiting.CONNECTION)
                    : postings
                        .ofOrder(session, refund.connectionId(), refund.order().orderId())
                        .flatMap(
                            documents ->
                                claims.unclaimed(
                                    session,
                                    key(refund),
                                    state(refund, connection.get(), documents))));
  }

  private static PostingKey key(OrderRefunded refund) {
    return new PostingKey(refund.connectionId(), refund.order().orderId(), refund.refundId());
  }

  private static PostingState state(
      OrderRefunded refund, ConnectionChanged connection, List<Posting> documents) {
    Optional<Posting> sale = documents.stream().filter(p -> p.key().refundId() == 0).findFirst();
    if (sale.isPresent() && sale.get().state() instanceof PostingState.Skipped skipped) {
      return new PostingState.Skipped(skipped.reason());
    }
    if (sale.isPresent() && sale.get().state().ordered()) {
      return new PostingState.Parked(List.of(ofSalesOrder(refund, sale.get())));
    }
    if (sale.isEmpty() || !sale.get().state().standing()) {
      return new PostingState.Waiting(PostingState.Waiting.SALE);
    }
    List<CreditComposer.Earlier> earlier = new ArrayList<>();
    for (Posting other : others(refund, documents)) {
      if (other.state().standing()) {
        earlier.add(
            new CreditComposer.Earlier(
                refund(other), other.state().planned().orElseThrow().booking()));
      } else if (other.key().refundId() < refund.refundId()
          && !(other.state() instanceof PostingState.Skipped)) {
        return new PostingState.Waiting(PostingState.Waiting.EARLIER_CREDIT);
      }
    }
    return composed(refund, connection, sale.get().state().planned().orElseThrow(), earlier);
  }

  /** There is no booking to take from, and no invoice we know of. */
  private static Reason ofSalesOrder(OrderRefunded refund, Posting sale) {
    return Obstacle.REFUND_OF_SALES_ORDER.with(
        Map.of(
            "refund", String.valueOf(refund.refundId()),
            "number", sale.state().planned().orElseThrow().booking().invoiceNumber()));
  }

  private static List<Posting> others(OrderRefunded refund, List<Posting> documents) {
    return documents.stream()
        .filter(p -> p.key().refundId() > 0 && p.key().refundId() != refund.refundId())
        .sorted(Comparator.comparingLong(p -> p.key().refundId()))
        .toList();
  }

  /** Without its event only the amount is known; then it counts as one without lines. */
  private static Refund refund(Posting credit) {
    return StoredEvent.refunded(credit)
        .map(Translation::refund)
        .orElseGet(
            () ->
                new Refund(
                    credit.key().orderId(),
                    credit.key().refundId(),
                    credit.version().modifiedAt(),
                    credit.total().abs().max(new BigDecimal("0.01")),
                    List.of()));
  }

  private static PostingState composed(
      OrderRefunded refund,
      ConnectionChanged connection,
      Plan sale,
      List<CreditComposer.Earlier> earlier) {
    Composition composition =
        CreditComposer.compose(
            Translation.refund(refund),
            sale.booking(),
            earlier,
            Translation.mapping(connection),
            new Facts(connection.connectionId(), RateTable.NONE));
    return Planner.state(composition, sale.relationId(), sale.paymentMethod());
  }

  private static Uni<PostingState> waiting(String on) {
    return Uni.createFrom().item(new PostingState.Waiting(on));
  }
}
