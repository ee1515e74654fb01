package nl.koppeling.invoice.arrival;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.invoice.Channels;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes refunds. Credits are not booked automatically yet, so each is parked once, with its amount.
 */
@ApplicationScoped
class Refunds {

  private final Arrivals arrivals;
  private final Postings postings;
  private final Remembering remembering;

  Refunds(Arrivals arrivals, Postings postings, Remembering remembering) {
    this.arrivals = arrivals;
    this.postings = postings;
    this.remembering = remembering;
  }

  @Incoming(Channels.ORDERS_IN)
  Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(delivery, this::receive);
  }

  private Uni<Void> receive(Mutiny.Session session, Envelope envelope) {
    if (!(envelope.event() instanceof OrderRefunded refund)) {
      return Uni.createFrom().voidItem(); // sales come to us through the customer stage
    }
    PostingKey key =
        new PostingKey(refund.connectionId(), refund.order().orderId(), refund.refundId());
    return postings
        .lock(session, key)
        .flatMap(
            known ->
                known.isPresent()
                    ? Uni.createFrom().voidItem()
                    : remembering.remember(session, parked(key, refund)));
  }

  private static Posting parked(PostingKey key, OrderRefunded refund) {
    Map<String, String> figures =
        Map.of(
            "refund", String.valueOf(refund.refundId()),
            "amount", refund.amount().toPlainString());
    return new Posting(
        key,
        refund.order().number(),
        refund.order().version(),
        refund.amount().negate(),
        refund.lane(),
        new PostingState.Parked(List.of(Obstacle.REFUND_NOT_AUTOMATED.with(figures))),
        0,
        EventCodec.encode(refund),
        Traces.current());
  }
}
