package nl.koppeling.connection.faults;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import nl.koppeling.connection.Channels;
import nl.koppeling.connection.backfill.Backfills;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.ConnectionFaulted;
import nl.koppeling.events.ConnectionRecovered;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.Topic;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.replay.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers what the other services say about the health of connections. */
@ApplicationScoped
class HealthArrivals implements TopicReader {

  private final Arrivals arrivals;
  private final Faults faults;
  private final Backfills backfills;

  @Inject
  HealthArrivals(Arrivals arrivals, Faults faults, Backfills backfills) {
    this.arrivals = arrivals;
    this.faults = faults;
    this.backfills = backfills;
  }

  @Incoming(Channels.CONNECTION_HEALTH_IN)
  Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(
        delivery, (session, said) -> receive(session, Topic.CONNECTION_HEALTH, said));
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.CONNECTION_HEALTH);
  }

  @Override
  public Uni<Void> receive(Mutiny.Session session, Topic topic, Envelope envelope) {
    return Sessions.only(session, envelope.event().connectionId())
        .chain(() -> told(session, envelope));
  }

  private Uni<Void> told(Mutiny.Session session, Envelope envelope) {
    return switch (envelope.event()) {
      case ConnectionFaulted faulted ->
          faults.record(
              session,
              faulted.connectionId(),
              new Fault(
                  faulted.side(),
                  faulted.reason().code(),
                  faulted.reason().nl(),
                  faulted.reason().en(),
                  envelope.source(),
                  envelope.time()));
      case ConnectionRecovered recovered ->
          faults.clear(session, recovered.connectionId(), recovered.side(), envelope.source());
      case BackfillMoved moved -> backfills.keep(session, moved);
      default -> Uni.createFrom().voidItem(); // another writer's event has no business here
    };
  }
}
