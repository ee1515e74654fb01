package nl.koppeling.invoice.arrival;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.events.Document;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.events.Topic;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.invoice.Channels;
import nl.koppeling.invoice.changes.NoticeChange;
import nl.koppeling.invoice.planning.CreditPlanner;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.replay.TopicReader;
import nl.koppeling.turns.Turns;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes refunds. Each becomes a credit once; one that the shop deleted before it was sent is
 * dropped, one that was sent stands and a person is asked. So it is with a sale whose order was
 * cancelled.
 */
@ApplicationScoped
class Refunds implements TopicReader {

  /** Code of the reason the shop's side gives. */
  private static final String CANCELLED = "CANCELLED_AFTER_SALE";

  private final Arrivals arrivals;
  private final Turns turns;
  private final Postings postings;
  private final CreditPlanner planner;
  private final Remembering remembering;
  private final NoticeChange changes;
  private final TakenOver takenOver;

  Refunds(
      Arrivals arrivals,
      Turns turns,
      Postings postings,
      CreditPlanner planner,
      Remembering remembering,
      NoticeChange changes,
      TakenOver takenOver) {
    this.arrivals = arrivals;
    this.turns = turns;
    this.postings = postings;
    this.planner = planner;
    this.remembering = remembering;
    this.changes = changes;
    this.takenOver = takenOver;
  }

  @Incoming(Channels.ORDERS_IN)
  Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(delivery, (session, said) -> receive(session, Topic.ORDERS, said));
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.ORDERS);
  }

  @Override
  public Uni<Void> receive(Mutiny.Session session, Topic topic, Envelope envelope) {
    return switch (envelope.event()) {
      case OrderRefunded refund -> refunded(session, refund);
      case RefundDeleted deleted -> deleted(session, deleted);
      case OrderParked parked when cancelled(parked) ->
          turns
              .lock(session, parked.connectionId())
              .flatMap(locked -> changes.orderCancelled(session, parked));
      case OrderSkipped skipped -> takenOver.heard(session, skipped);
      default -> Uni.createFrom().voidItem(); // sales come to us through the customer stage
    };
  }

  /** The one park of the shop's side that speaks of a sale that was told before. */
  private static boolean cancelled(OrderParked parked) {
    return parked.document().equals(Document.SALE)
        && parked.reasons().stream().anyMatch(r -> r.code().equals(CANCELLED));
  }

  /** Taken from the sale that counts now; a refund that was taken before is not taken again. */
  private Uni<Void> refunded(Mutiny.Session session, OrderRefunded refund) {
    return locked(session, refund.order())
        .flatMap(
            chain ->
                known(chain, refund.refundId())
                    ? Uni.createFrom().voidItem()
                    : planner
                        .plan(session, refund, chain.saleRevision())
                        .flatMap(
                            state ->
                                remembering.remember(
                                    session, posting(chain.saleRevision(), refund, state))));
  }

  private static boolean known(Chain chain, long refundId) {
    return chain.documents().stream().anyMatch(p -> p.key().refundId() == refundId);
  }

  private Uni<Void> deleted(Mutiny.Session session, RefundDeleted deleted) {
    return locked(session, deleted.order())
        .flatMap(
            chain -> {
              Optional<Posting> credit = chain.credit(deleted.refundId());
              if (credit.isEmpty()
                  || credit.get().state() instanceof PostingState.BookedElsewhere) {
                return Uni.createFrom().voidItem();
              }
              return credit.get().state().replaceable()
                  ? drop(session, credit.get())
                  : changes.refundDeleted(session, credit.get(), deleted);
            });
  }

  private Uni<Chain> locked(Mutiny.Session session, OrderRef order) {
    return turns
        .lock(session, order.connectionId())
        .flatMap(locked -> postings.chain(session, order.connectionId(), order.orderId()));
  }

  private Uni<Void> drop(Mutiny.Session session, Posting credit) {
    Map<String, String> figures = Map.of("refund", String.valueOf(credit.key().refundId()));
    return remembering.remember(
        session, credit.with(new PostingState.Skipped(Obstacle.REFUND_DELETED.with(figures))));
  }

  private static Posting posting(int revision, OrderRefunded refund, PostingState state) {
    return new Posting(
        PostingKey.credit(
            refund.connectionId(), refund.order().orderId(), refund.refundId(), revision),
        refund.order().number(),
        refund.order().version(),
        refund.amount().negate(),
        refund.lane(),
        state,
        0,
        EventCodec.encode(refund),
        Traces.current());
  }
}
