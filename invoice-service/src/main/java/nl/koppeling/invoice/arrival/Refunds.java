package nl.koppeling.invoice.arrival;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.invoice.Channels;
import nl.koppeling.invoice.planning.CreditPlanner;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.invoice.posting.Proposal;
import nl.koppeling.turns.Turns;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Takes refunds. Each becomes a credit once; one that the shop deleted before it was sent is
 * dropped, one that was sent stands and a person is asked.
 */
@ApplicationScoped
class Refunds {

  private static final Logger LOG = Logger.getLogger(Refunds.class);

  private final Arrivals arrivals;
  private final Turns turns;
  private final Postings postings;
  private final CreditPlanner planner;
  private final Remembering remembering;

  Refunds(
      Arrivals arrivals,
      Turns turns,
      Postings postings,
      CreditPlanner planner,
      Remembering remembering) {
    this.arrivals = arrivals;
    this.turns = turns;
    this.postings = postings;
    this.planner = planner;
    this.remembering = remembering;
  }

  @Incoming(Channels.ORDERS_IN)
  Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(delivery, this::receive);
  }

  private Uni<Void> receive(Mutiny.Session session, Envelope envelope) {
    return switch (envelope.event()) {
      case OrderRefunded refund -> refunded(session, refund);
      case RefundDeleted deleted -> deleted(session, deleted);
      default -> Uni.createFrom().voidItem(); // sales come to us through the customer stage
    };
  }

  private Uni<Void> refunded(Mutiny.Session session, OrderRefunded refund) {
    PostingKey key =
        new PostingKey(refund.connectionId(), refund.order().orderId(), refund.refundId());
    return locked(session, key)
        .flatMap(
            known ->
                known.isPresent()
                    ? Uni.createFrom().voidItem()
                    : planner
                        .plan(session, refund)
                        .flatMap(
                            state -> remembering.remember(session, posting(key, refund, state))));
  }

  private Uni<Void> deleted(Mutiny.Session session, RefundDeleted deleted) {
    PostingKey key =
        new PostingKey(deleted.connectionId(), deleted.order().orderId(), deleted.refundId());
    return locked(session, key)
        .flatMap(
            known ->
                known.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : known.get().state().replaceable()
                        ? drop(session, known.get())
                        : propose(session, known.get(), deleted));
  }

  private Uni<Optional<Posting>> locked(Mutiny.Session session, PostingKey key) {
    return turns.lock(session, key.connectionId()).flatMap(locked -> postings.lock(session, key));
  }

  private Uni<Void> drop(Mutiny.Session session, Posting credit) {
    Map<String, String> figures = Map.of("refund", String.valueOf(credit.key().refundId()));
    return remembering.remember(
        session, credit.with(new PostingState.Skipped(Obstacle.REFUND_DELETED.with(figures))));
  }

  /** The credit stands in the books; taking it back is for a person to decide. */
  private static Uni<Void> propose(Mutiny.Session session, Posting credit, RefundDeleted deleted) {
    return Proposal.reversal(session, credit, deleted.order().version())
        .invoke(
            isNew -> {
              if (isNew) {
                LOG.infof(
                    "refund %d of order %d of connection %s was deleted after its credit was sent",
                    credit.key().refundId(), credit.key().orderId(), credit.key().connectionId());
              }
            })
        .replaceWithVoid();
  }

  private static Posting posting(PostingKey key, OrderRefunded refund, PostingState state) {
    return new Posting(
        key,
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
