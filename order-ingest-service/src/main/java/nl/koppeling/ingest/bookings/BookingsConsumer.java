package nl.koppeling.ingest.bookings;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.Topic;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.ingest.Channels;
import nl.koppeling.ingest.note.Notes;
import nl.koppeling.replay.TopicReader;
import nl.koppeling.turns.Turns;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes bookings. What was booked while the owner did not want notes is not noted later either,
 * unless it is told anew.
 */
@ApplicationScoped
public class BookingsConsumer implements TopicReader {

  private final Arrivals arrivals;
  private final ConnectionCopies copies;
  private final Notes notes;
  private final Turns turns;

  BookingsConsumer(Arrivals arrivals, ConnectionCopies copies, Notes notes, Turns turns) {
    this.arrivals = arrivals;
    this.copies = copies;
    this.notes = notes;
    this.turns = turns;
  }

  /** A record of {@code bookings.v1}; completes when its rows are written. */
  @Incoming(Channels.BOOKINGS_IN)
  public Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(delivery, (session, said) -> receive(session, Topic.BOOKINGS, said));
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.BOOKINGS);
  }

  @Override
  public Uni<Void> receive(Mutiny.Session session, Topic topic, Envelope envelope) {
    return envelope.event() instanceof OrderBooked booked
        ? booked(session, booked)
        : Uni.createFrom().voidItem(); // what else became of an order is nobody's business here
  }

  private Uni<Void> booked(Mutiny.Session session, OrderBooked booked) {
    return copies
        .find(session, booked.connectionId())
        .flatMap(
            connection ->
                connection.filter(BookingsConsumer::wantsNotes).isEmpty()
                    ? Uni.createFrom().voidItem()
                    : turns
                        .ring(session, booked.connectionId(), Lane.BACKFILL, Duration.ZERO)
                        .flatMap(rung -> notes.want(session, booked)));
  }

  private static boolean wantsNotes(ConnectionChanged connection) {
    return connection.intake().orderNotes();
  }
}
