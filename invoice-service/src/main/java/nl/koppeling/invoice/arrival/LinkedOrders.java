package nl.koppeling.invoice.arrival;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Topic;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.invoice.Channels;
import nl.koppeling.invoice.changes.NoticeChange;
import nl.koppeling.invoice.planning.Planner;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.planning.StoredEvent;
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
 * Takes linked orders. A newer version of an order replaces what was never sent; what was sent is
 * never changed, the newer version becomes a change for a person; what its owner took over stays
 * so.
 */
@ApplicationScoped
class LinkedOrders implements TopicReader {

  private final Arrivals arrivals;
  private final Postings postings;
  private final Planner planner;
  private final Remembering remembering;
  private final NoticeChange changes;
  private final TakenOver takenOver;
  private final Turns turns;

  LinkedOrders(
      Arrivals arrivals,
      Postings postings,
      Planner planner,
      Remembering remembering,
      NoticeChange changes,
      TakenOver takenOver,
      Turns turns) {
    this.arrivals = arrivals;
    this.postings = postings;
    this.planner = planner;
    this.remembering = remembering;
    this.changes = changes;
    this.takenOver = takenOver;
    this.turns = turns;
  }

  @Incoming(Channels.LINKED_ORDERS_IN)
  Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(delivery, (session, said) -> receive(session, Topic.LINKED_ORDERS, said));
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.LINKED_ORDERS);
  }

  @Override
  public Uni<Void> receive(Mutiny.Session session, Topic topic, Envelope envelope) {
    return switch (envelope.event()) {
      case CustomerLinked linked -> receive(session, linked);
      case OrderSkipped skipped -> takenOver.heard(session, skipped);
      default -> Uni.createFrom().voidItem(); // the customer stage's own parked orders are not ours
    };
  }

  private Uni<Void> receive(Mutiny.Session session, CustomerLinked linked) {
    PostingKey key = PostingKey.sale(linked.connectionId(), linked.order().orderId());
    return turns
        .lock(session, key.connectionId())
        .flatMap(locked -> postings.lock(session, key))
        .flatMap(
            known ->
                known.isEmpty()
                    ? compose(session, key, linked)
                    : again(session, known.get(), linked));
  }

  private Uni<Void> again(Mutiny.Session session, Posting known, CustomerLinked linked) {
    boolean newer = linked.order().version().supersedes(known.version());
    if (known.state() instanceof PostingState.BookedElsewhere closed) {
      return newer
          ? remembering.remember(session, posting(known.key(), linked, closed))
          : Uni.createFrom().voidItem();
    }
    if (known.state().replaceable()) {
      return newer || relinked(known, linked)
          ? compose(session, known.key(), linked)
          : Uni.createFrom().voidItem();
    }
    return changes.orderChanged(session, linked);
  }

  /** The same version with another customer: the earlier one was refused or gone. */
  private static boolean relinked(Posting known, CustomerLinked linked) {
    boolean sameVersion = linked.order().version().equals(known.version());
    Optional<CustomerLinked> earlier = StoredEvent.linked(known);
    return sameVersion
        && known.state() instanceof PostingState.Parked
        && earlier.filter(e -> !e.relationId().equals(linked.relationId())).isPresent();
  }

  private Uni<Void> compose(Mutiny.Session session, PostingKey key, CustomerLinked linked) {
    return planner
        .plan(session, linked)
        .flatMap(state -> remembering.remember(session, posting(key, linked, state)));
  }

  private static Posting posting(PostingKey key, CustomerLinked linked, PostingState state) {
    return new Posting(
        key,
        linked.order().number(),
        linked.order().version(),
        linked.facts().total(),
        linked.lane(),
        state,
        0,
        EventCodec.encode(linked),
        Traces.current());
  }
}
