package nl.koppeling.invoice.arrival;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.access.AdministrationAccess;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Topic;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.invoice.Channels;
import nl.koppeling.invoice.oversight.BookedDocuments;
import nl.koppeling.invoice.posting.DueWork;
import nl.koppeling.replay.TopicReader;
import nl.koppeling.turns.Turns;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps the copy of the connections; a change wakes what waited for it, a removal drops the work
 * and the figures.
 */
@ApplicationScoped
class Connections implements TopicReader {

  private final Arrivals arrivals;
  private final ConnectionCopies copies;
  private final DueWork work;
  private final BookedDocuments booked;
  private final Turns turns;
  private final AdministrationAccess access;

  Connections(
      Arrivals arrivals,
      ConnectionCopies copies,
      DueWork work,
      BookedDocuments booked,
      Turns turns,
      AdministrationAccess access) {
    this.arrivals = arrivals;
    this.copies = copies;
    this.work = work;
    this.booked = booked;
    this.turns = turns;
    this.access = access;
  }

  @Incoming(Channels.CONNECTIONS_IN)
  Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(delivery, (session, said) -> receive(session, Topic.CONNECTIONS, said));
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.CONNECTIONS);
  }

  @Override
  public Uni<Void> receive(Mutiny.Session session, Topic topic, Envelope envelope) {
    return switch (envelope.event()) {
      case ConnectionChanged changed -> change(session, changed);
      case ConnectionRemoved removed ->
          copies
              .apply(session, removed)
              .flatMap(
                  newer ->
                      newer
                          ? work.forget(session, removed.connectionId())
                              .flatMap(dropped -> booked.forget(session, removed.connectionId()))
                          : Uni.createFrom().voidItem());
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> change(Mutiny.Session session, ConnectionChanged changed) {
    return copies
        .find(session, changed.connectionId())
        .flatMap(
            before ->
                copies
                    .apply(session, changed)
                    .flatMap(
                        newer ->
                            !newer || !changed.active()
                                ? Uni.createFrom().voidItem()
                                : resume(
                                    session,
                                    changed.connectionId(),
                                    before.stream()
                                        .anyMatch(
                                            b ->
                                                b.credentialsVersion()
                                                    < changed.credentialsVersion()))));
  }

  /** New keys end a rest that a refused key brought; any change may let waiting work go on. */
  private Uni<Void> resume(Mutiny.Session session, UUID connectionId, boolean newKeys) {
    if (newKeys) {
      access.forget(connectionId);
    }
    Uni<Void> rested = newKeys ? turns.endRest(session, connectionId) : Uni.createFrom().voidItem();
    return rested
        .flatMap(done -> turns.ring(session, connectionId, Lane.LIVE, Duration.ZERO))
        .replaceWithVoid();
  }
}
