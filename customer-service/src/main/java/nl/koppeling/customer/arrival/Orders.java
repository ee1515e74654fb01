package nl.koppeling.customer.arrival;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import nl.koppeling.customer.Channels;
import nl.koppeling.customer.linking.Planning;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.Topic;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.replay.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes completed orders. Waiting, skipped and refunded ones need no relation and are left alone.
 */
@ApplicationScoped
class Orders implements TopicReader {

  private final Arrivals arrivals;
  private final Planning planning;

  Orders(Arrivals arrivals, Planning planning) {
    this.arrivals = arrivals;
    this.planning = planning;
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
    return envelope.event() instanceof OrderCompleted order
        ? planning.remember(session, order)
        : Uni.createFrom().voidItem();
  }
}
