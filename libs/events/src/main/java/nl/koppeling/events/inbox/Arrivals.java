package nl.koppeling.events.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.UndecodableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * How every consumer takes a record: decode it, and in one transaction remember its id and let the
 * receiver write its rows. The returned Uni is the acknowledgement. A record that cannot be decoded
 * fails at once and so becomes a dead letter; a database that does not answer is waited for,
 * because a dead letter would lose the order.
 */
@ApplicationScoped
public class Arrivals {

  private static final Logger LOG = Logger.getLogger(Arrivals.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final String REMEMBER =
      "insert into inbox (event_id) values (:id) on conflict do nothing";

  private final Mutiny.SessionFactory sessions;

  public Arrivals(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** Takes a record; the receiver runs only for an event that was not seen before. */
  public Uni<Void> take(ConsumerRecord<String, byte[]> delivery, Receiver receiver) {
    if (delivery.value() == null) {
      return Uni.createFrom().voidItem(); // a tombstone of a compacted topic says nothing new
    }
    Envelope envelope;
    try {
      envelope = Deliveries.decode(delivery);
    } catch (UndecodableEvent e) {
      LOG.errorf(
          "undecodable record to the dead letters: %s (%s-%d@%d)",
          e.getMessage(), delivery.topic(), delivery.partition(), delivery.offset());
      return Uni.createFrom().failure(e);
    }
    return Uni.createFrom()
        .deferred(() -> sessions.withTransaction(session -> once(session, envelope, receiver)))
        .onFailure()
        .invoke(e -> LOG.warnf(e, "cannot remember %s yet, trying again", envelope.id()))
        .onFailure()
        .retry()
        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
        .indefinitely();
  }

  private static Uni<Void> once(Mutiny.Session session, Envelope envelope, Receiver receiver) {
    return session
        .createNativeQuery(REMEMBER)
        .setParameter("id", envelope.id())
        .executeUpdate()
        .flatMap(
            inserted ->
                inserted == 1 ? receiver.receive(session, envelope) : Uni.createFrom().voidItem());
  }

  /**
   * Writes the rows an event leads to, inside the given transaction. It must not call the outside
   * world.
   */
  @FunctionalInterface
  public interface Receiver {
    Uni<Void> receive(Mutiny.Session session, Envelope envelope);
  }
}
