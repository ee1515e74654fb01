package nl.koppeling.customer.arrival;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.access.AdministrationAccess;
import nl.koppeling.customer.Channels;
import nl.koppeling.customer.administration.Faults;
import nl.koppeling.customer.linking.Linkings;
import nl.koppeling.customer.linking.Relations;
import nl.koppeling.customer.vies.Proofs;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Topic;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.replay.TopicReader;
import nl.koppeling.turns.Turns;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the copies of connections; a change wakes what waited for it, a removal drops the work. */
@ApplicationScoped
class Connections implements TopicReader {

  private final Arrivals arrivals;
  private final ConnectionCopies copies;
  private final Linkings linkings;
  private final Relations relations;
  private final Faults faults;
  private final Turns turns;
  private final AdministrationAccess access;
  private final Proofs proofs;

  Connections(
      Arrivals arrivals,
      ConnectionCopies copies,
      Linkings linkings,
      Relations relations,
      Faults faults,
      Turns turns,
      AdministrationAccess access,
      Proofs proofs) {
    this.arrivals = arrivals;
    this.copies = copies;
    this.linkings = linkings;
    this.relations = relations;
    this.faults = faults;
    this.turns = turns;
    this.access = access;
    this.proofs = proofs;
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
      case ConnectionChanged changed -> changed(session, changed);
      case ConnectionRemoved removed -> removed(session, removed);
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> changed(Mutiny.Session session, ConnectionChanged changed) {
    return copies
        .apply(session, changed)
        .flatMap(
            newer -> newer ? wake(session, changed.connectionId()) : Uni.createFrom().voidItem());
  }

  /**
   * Whatever the connection rested for may be over: a new key, a resumed pause, a late first event.
   */
  private Uni<Void> wake(Mutiny.Session session, UUID connectionId) {
    access.forget(connectionId);
    return turns // first, as everywhere: rows are locked in the order turn, relation, order
        .endRest(session, connectionId)
        .flatMap(done -> turns.ring(session, connectionId, Lane.LIVE, Duration.ZERO))
        .flatMap(done -> relations.hasten(session, connectionId))
        .flatMap(done -> linkings.postponeArrived(session, connectionId, Duration.ZERO));
  }

  private Uni<Void> removed(Mutiny.Session session, ConnectionRemoved removed) {
    UUID id = removed.connectionId();
    return copies
        .apply(session, removed)
        .flatMap(
            newer -> {
              if (!newer) {
                return Uni.createFrom().voidItem();
              }
              access.forget(id);
              return turns
                  .endRest(session, id)
                  .flatMap(done -> relations.forgetAll(session, id))
                  .flatMap(done -> linkings.forgetAll(session, id))
                  .flatMap(done -> proofs.forgetAll(session, id))
                  .flatMap(done -> faults.forget(session, id));
            });
  }
}
