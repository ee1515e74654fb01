package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import nl.koppeling.connection.Channels;
import nl.koppeling.connection.history.History;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.events.Event;
import nl.koppeling.events.Topic;
import nl.koppeling.events.inbox.Arrivals;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what the three services tell of orders into the overview and the history. */
@ApplicationScoped
class OrderArrivals {

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
    return take(delivery, Topic.ORDERS, Stage.INGEST);
  }

  @Incoming(Channels.LINKED_ORDERS_IN)
  Uni<Void> linked(ConsumerRecord<String, byte[]> delivery) {
    return take(delivery, Topic.LINKED_ORDERS, Stage.CUSTOMER);
  }

  @Incoming(Channels.BOOKINGS_IN)
  Uni<Void> booked(ConsumerRecord<String, byte[]> delivery) {
    return take(delivery, Topic.BOOKINGS, Stage.INVOICE);
  }

  private Uni<Void> take(ConsumerRecord<String, byte[]> delivery, Topic topic, Stage from) {
    return arrivals.take(
        delivery,
        (session, envelope) ->
            Sessions.only(session, envelope.event().connectionId())
                .chain(() -> hear(session, envelope.event(), from))
                .chain(() -> history.record(session, topic, envelope)));
  }

  private Uni<Void> hear(Mutiny.Session session, Event event, Stage from) {
    return Telling.of(event, from)
        .map(
            telling ->
                overview.hear(session, telling).invoke(() -> outcomes.count(telling.standing())))
        .or(() -> Correcting.of(event).map(correcting -> overview.note(session, correcting)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
