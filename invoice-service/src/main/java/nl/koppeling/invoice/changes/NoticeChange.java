package nl.koppeling.invoice.changes;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.invoice.booking.Totals;
import nl.koppeling.invoice.planning.CorrectionPlanner;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Takes what the shop says of an order that was already sent. Nothing is booked by it; what differs
 * in more than texts becomes a change for a person. The caller holds the connection's turn.
 */
@ApplicationScoped
public class NoticeChange {

  private static final Logger LOG = Logger.getLogger(NoticeChange.class);

  private final Postings postings;
  private final Changes changes;
  private final CorrectionPlanner corrections;
  private final FollowLater followLater;

  NoticeChange(
      Postings postings, Changes changes, CorrectionPlanner corrections, FollowLater followLater) {
    this.postings = postings;
    this.changes = changes;
    this.corrections = corrections;
    this.followLater = followLater;
  }

  /** A later version of an order whose first sale was sent. */
  public Uni<Void> orderChanged(Mutiny.Session session, CustomerLinked later) {
    OrderRef order = later.order();
    return postings
        .chain(session, order.connectionId(), order.orderId())
        .flatMap(
            chain ->
                followLater.concerns(chain)
                    ? followLater.follow(session, chain, later)
                    : noticed(session, chain, later));
  }

  private Uni<Void> noticed(Mutiny.Session session, Chain chain, CustomerLinked later) {
    OrderRef order = later.order();
    return changes
        .history(session, order.connectionId(), order.orderId(), chain)
        .flatMap(
            history ->
                history.isNews(order.version())
                    ? harmless(session, chain, history, later)
                        .flatMap(no -> remembered(session, changed(chain, later), no))
                    : Uni.createFrom()
                        .voidItem()
                        .invoke(
                            () -> history.emptyOf(order.version()).ifPresent(c -> c.with(later))));
  }

  private Uni<Boolean> harmless(
      Mutiny.Session session, Chain chain, History history, CustomerLinked later) {
    if (history.declined(later.order().version(), chain.revision())) {
      return Uni.createFrom().item(true);
    }
    Optional<Posting> counts = chain.sale().filter(sale -> chain.withdrawal().isEmpty());
    return counts.isEmpty()
        ? Uni.createFrom().item(false)
        : corrections.onlyTexts(session, counts.get(), later);
  }

  private static Change changed(Chain chain, CustomerLinked later) {
    return new Change(
            ChangeCode.ORDER_CHANGED_AFTER_BOOKING,
            later.order(),
            0,
            chain.revision(),
            booked(chain),
            later.facts().total())
        .with(later);
  }

  /** The shop no longer sells it: cancelled, failed, in the bin, gone. */
  public Uni<Void> orderCancelled(Mutiny.Session session, OrderParked cancelled) {
    OrderRef order = cancelled.order();
    return postings
        .chain(session, order.connectionId(), order.orderId())
        .flatMap(
            chain ->
                takenOver(chain)
                    ? Uni.createFrom().voidItem()
                    : orderCancelled(session, chain, order));
  }

  private Uni<Void> orderCancelled(Mutiny.Session session, Chain chain, OrderRef order) {
    return changes
        .history(session, order.connectionId(), order.orderId(), chain)
        .flatMap(
            history ->
                history.isNews(order.version())
                    ? remembered(
                        session,
                        new Change(
                            ChangeCode.ORDER_CANCELLED_AFTER_BOOKING,
                            order,
                            0,
                            chain.revision(),
                            booked(chain),
                            BigDecimal.ZERO),
                        nothingLeft(chain) || history.declined(order.version(), chain.revision()))
                    : Uni.createFrom().voidItem());
  }

  /** What its owner booked is not ours to correct. */
  private static boolean takenOver(Chain chain) {
    return chain.sale().filter(s -> s.state() instanceof PostingState.BookedElsewhere).isPresent();
  }

  /** The refund of a credit that was sent is gone from the shop; told once. */
  public Uni<Void> refundDeleted(Mutiny.Session session, Posting credit, RefundDeleted deleted) {
    UUID connectionId = credit.key().connectionId();
    long refundId = credit.key().refundId();
    return changes
        .of(session, connectionId, credit.key().orderId(), refundId)
        .flatMap(
            known ->
                known.isEmpty()
                    ? remembered(
                        session,
                        new Change(
                            ChangeCode.REFUND_DELETED_AFTER_BOOKING,
                            deleted.order(),
                            refundId,
                            credit.key().revision(),
                            credit.total(),
                            BigDecimal.ZERO),
                        false)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> remembered(Mutiny.Session session, Change change, boolean harmless) {
    LOG.infof(
        "order %d of connection %s: %s%s; what was booked stands",
        change.orderId(),
        change.connectionId(),
        change.code(),
        harmless ? ", of no consequence" : "");
    return changes.remember(session, harmless ? change.noted() : change);
  }

  private static boolean nothingLeft(Chain chain) {
    boolean standing = chain.sale().filter(s -> s.state().standing()).isPresent();
    return standing && Totals.of(chain.standing()).equals(Totals.of(List.of()));
  }

  private static BigDecimal booked(Chain chain) {
    return chain.sale().map(Posting::total).orElse(BigDecimal.ZERO);
  }
}
