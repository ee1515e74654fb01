package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Consumer;
import nl.koppeling.connection.Channels;
import nl.koppeling.connection.history.History;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.Event;
import nl.koppeling.events.Topic;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.replay.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what the three services tell of orders into the overview and the history. */
@ApplicationScoped
class OrderArrivals implements TopicReader {

  private final Arrivals arrivals;
  private final Overview overview;
  private final History history;
  private final Outcomes outcomes;

  @Inject
  OrderArrivals(Arrivals arrivals, Overview overview, History history, Outcomes outcomes) {
    this.arrivals = arrivals;
    this.overview = overview;
    this.history = history;
    this.outcomes = outcomes;
  }

  @Incoming(Channels.ORDERS_IN)
  Uni<Void> seen(ConsumerRecord<String, byte[]> delivery) {
    return take(delivery, Topic.ORDERS);
  }

  @Incoming(Channels.LINKED_ORDERS_IN)
  Uni<Void> linked(ConsumerRecord<String, byte[]> delivery) {
    return take(delivery, Topic.LINKED_ORDERS);
  }

  @Incoming(Channels.BOOKINGS_IN)
  Uni<Void> booked(ConsumerRecord<String, byte[]> delivery) {
    return take(delivery, Topic.BOOKINGS);
  }

  private Uni<Void> take(ConsumerRecord<String, byte[]> delivery, Topic topic) {
    return arrivals.take(
        delivery, (session, said) -> receive(session, topic, said, outcomes::count));
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.ORDERS, Topic.LINKED_ORDERS, Topic.BOOKINGS);
  }

  /** Counts no outcome: a replay may be a rehearsal, and what it tells is of another day. */
  @Override
  public Uni<Void> receive(Mutiny.Session session, Topic topic, Envelope envelope) {
    return receive(session, topic, envelope, standing -> {});
  }

  private Uni<Void> receive(
      Mutiny.Session session, Topic topic, Envelope envelope, Consumer<Standing> count) {
    return Sessions.only(session, envelope.event().connectionId())
        .chain(() -> hear(session, envelope.event(), teller(topic), count))
        .chain(() -> history.record(session, topic, envelope));
  }

  private static Stage teller(Topic topic) {
    return switch (topic) {
      case ORDERS -> Stage.INGEST;
      case LINKED_ORDERS -> Stage.CUSTOMER;
      case BOOKINGS -> Stage.INVOICE;
      case CONNECTIONS, CONNECTION_HEALTH ->
          throw new IllegalArgumentException(topic.topicName() + " tells of no orders");
    };
  }

  private Uni<Void> hear(
      Mutiny.Session session, Event event, Stage from, Consumer<Standing> count) {
    return Telling.of(event, from)
        .map(
            telling ->
                overview.hear(session, telling).invoke(() -> count.accept(telling.standing())))
        .or(() -> Correcting.of(event).map(correcting -> overview.note(session, correcting)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
