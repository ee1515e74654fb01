package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
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
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Decides what a refund becomes: a credit made of the booked cents of the sale that counts now. It
 * waits until that sale is booked and every earlier refund of the order has its credit, because it
 * takes from what they leave (VAT reference 6, R1 to R8).
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

  /**
   * The state of a credit. The caller holds the connection's turn, so that nothing moves.
   *
   * @param revision of the sale it is to be taken from
   */
  public Uni<PostingState> plan(Mutiny.Session session, OrderRefunded refund, int revision) {
    return connections
        .find(session, refund.connectionId())
        .flatMap(
            connection ->
                connection.isEmpty()
                    ? waiting(PostingState.Waiting.CONNECTION)
                    : postings
                        .chain(session, refund.connectionId(), refund.order().orderId())
                        .flatMap(
                            chain ->
                                claims.unclaimed(
                                    session,
                                    key(refund, revision),
                                    state(refund, revision, connection.get(), chain))));
  }

  private static PostingKey key(OrderRefunded refund, int revision) {
    return PostingKey.credit(
        refund.connectionId(), refund.order().orderId(), refund.refundId(), revision);
  }

  private static PostingState state(
      OrderRefunded refund, int revision, ConnectionChanged connection, Chain chain) {
    if (revision != chain.saleRevision()) {
      return carriedOver(refund.refundId());
    }
    Optional<Posting> sale = chain.sale();
    if (sale.isPresent() && sale.get().state() instanceof PostingState.Skipped skipped) {
      return new PostingState.Skipped(skipped.reason());
    }
    if (sale.isPresent() && sale.get().state() instanceof PostingState.BookedElsewhere) {
      return new PostingState.Parked(
          List.of(
              Obstacle.REFUND_OF_BOOKED_ELSEWHERE.with(
                  Map.of("refund", String.valueOf(refund.refundId())))));
    }
    if (sale.isPresent() && sale.get().state().ordered()) {
      return new PostingState.Parked(List.of(ofSalesOrder(refund, sale.get())));
    }
    if (sale.isEmpty() || !sale.get().state().standing()) {
      return new PostingState.Waiting(PostingState.Waiting.SALE);
    }
    return earlier(refund.refundId(), chain)
        .map(earlier -> composed(refund, revision, connection, plan(sale.get()), earlier))
        .orElseGet(() -> new PostingState.Waiting(PostingState.Waiting.EARLIER_CREDIT));
  }

  /** There is no booking to take from, and no invoice we know of. */
  private static Reason ofSalesOrder(OrderRefunded refund, Posting sale) {
    return Obstacle.REFUND_OF_SALES_ORDER.with(
        Map.of(
            "refund", String.valueOf(refund.refundId()),
            "number", sale.state().planned().orElseThrow().booking().invoiceNumber()));
  }

  /** A credit that was never sent and whose refund another one stands for. */
  public static PostingState carriedOver(long refundId) {
    return new PostingState.Skipped(
        Obstacle.CREDITED_ANEW.with(Map.of("refund", String.valueOf(refundId))));
  }

  /** What was taken from the sale so far; empty while something earlier is on its way. */
  private static Optional<List<CreditComposer.Earlier>> earlier(long refundId, Chain chain) {
    List<CreditComposer.Earlier> earlier = new ArrayList<>();
    for (Posting other : chain.credits()) {
      Optional<Posting> reversal = chain.reversal(other);
      if (other.key().refundId() == refundId) {
        continue;
      }
      boolean first = other.key().refundId() < refundId;
      boolean onItsWay =
          reversal.isPresent() ? !reversal.get().state().standing() : first && waits(other);
      if (onItsWay) {
        return Optional.empty();
      }
      if (reversal.isEmpty() && other.state().standing()) {
        earlier.add(new CreditComposer.Earlier(refund(other), plan(other).booking()));
      }
    }
    Optional<Posting> withdrawal = chain.withdrawal();
    if (withdrawal.isPresent() && !withdrawal.get().state().standing()) {
      return Optional.empty();
    }
    withdrawal.ifPresent(
        w -> earlier.add(new CreditComposer.Earlier(amount(w), plan(w).booking())));
    return Optional.of(earlier);
  }

  private static boolean waits(Posting other) {
    return !other.state().dropped() && !other.state().standing();
  }

  private static Plan plan(Posting standing) {
    return standing.state().planned().orElseThrow();
  }

  /** Without its event only the amount is known; then it counts as one without lines. */
  private static Refund refund(Posting credit) {
    return StoredEvent.refunded(credit).map(Translation::refund).orElseGet(() -> amount(credit));
  }

  private static Refund amount(Posting credit) {
    return new Refund(
        credit.key().orderId(),
        credit.key().refundId(),
        credit.version().modifiedAt(),
        credit.total().abs().max(new BigDecimal("0.01")),
        List.of());
  }

  /**
   * The state a credit would get of a sale that was only composed, and the chain with it in.
   *
   * @param earlier what was taken from the sale so far
   */
  public static PostingState foretell(
      OrderRefunded refund,
      ConnectionChanged connection,
      Plan sale,
      List<CreditComposer.Earlier> earlier) {
    return composed(refund, 0, connection, sale, earlier);
  }

  private static PostingState composed(
      OrderRefunded refund,
      int revision,
      ConnectionChanged connection,
      Plan sale,
      List<CreditComposer.Earlier> earlier) {
    Composition composition =
        CreditComposer.compose(
            Translation.refund(refund),
            revision,
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
