package nl.koppeling.ingest.connections;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.Lane;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.ingest.Channels;
import nl.koppeling.ingest.backfill.Planning;
import nl.koppeling.ingest.schedule.Schedule;
import nl.koppeling.ingest.shop.ShopBackground;
import nl.koppeling.ingest.shop.ShopKeys;
import nl.koppeling.ingest.sweep.Sweeps;
import nl.koppeling.turns.Turns;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes connections: a newer version is copied and its shop is read at once; a removed one loses
 * its rows. Its webhooks were taken out of the shop before, by the one who keeps the key;
 * deliveries of one that stayed are answered 404, so that the shop disables it.
 */
@ApplicationScoped
public class ConnectionsConsumer {

  // The turn first: whoever is at work loses it, so that nothing is written after the removal.
  private static final List<String> TABLES =
      List.of(
          "turn", "doorbell", "shop_refund", "shop_order", "shop_sweep", "backfill", "shop_poll");

  private final Arrivals arrivals;
  private final ConnectionCopies copies;
  private final Schedule schedule;
  private final Sweeps sweeps;
  private final Planning planning;
  private final Turns turns;
  private final ShopKeys keys;
  private final ShopBackground background;

  ConnectionsConsumer(
      Arrivals arrivals,
      ConnectionCopies copies,
      Schedule schedule,
      Sweeps sweeps,
      Planning planning,
      Turns turns,
      ShopKeys keys,
      ShopBackground background) {
    this.arrivals = arrivals;
    this.copies = copies;
    this.schedule = schedule;
    this.sweeps = sweeps;
    this.planning = planning;
    this.turns = turns;
    this.keys = keys;
    this.background = background;
  }

  /** A record of {@code connections.v1}; completes when its rows are written. */
  @Incoming(Channels.CONNECTIONS_IN)
  public Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(delivery, this::receive);
  }

  private Uni<Void> receive(Mutiny.Session session, Envelope envelope) {
    return switch (envelope.event()) {
      case ConnectionChanged changed ->
          copies
              .apply(session, changed)
              .flatMap(newer -> newer ? begin(session, changed) : Uni.createFrom().voidItem());
      case ConnectionRemoved removed ->
          copies
              .apply(session, removed)
              .flatMap(
                  newer ->
                      newer ? drop(session, removed.connectionId()) : Uni.createFrom().voidItem());
      default -> Uni.createFrom().voidItem(); // no other event is told on this topic
    };
  }

  private Uni<Void> begin(Mutiny.Session session, ConnectionChanged connection) {
    UUID id = connection.connectionId();
    if (!connection.active()) {
      return Uni.createFrom().voidItem();
    }
    background.drop(id);
    // The turn's row first, as in every transaction of a turn: the other order would deadlock.
    return turns
        .ring(session, id, Lane.LIVE, Duration.ZERO)
        .flatMap(rung -> turns.endRest(session, id))
        .flatMap(rested -> schedule.begin(session, id, connection.credentialsVersion()))
        .flatMap(begun -> planning.begin(session, connection))
        .flatMap(planned -> sweeps.begin(session, id));
  }

  private Uni<Void> drop(Mutiny.Session session, UUID connectionId) {
    keys.drop(connectionId);
    background.drop(connectionId);
    return Multi.createFrom()
        .iterable(TABLES)
        .onItem()
        .transformToUniAndConcatenate(
            table ->
                session
                    .createNativeQuery("delete from " + table + " where connection_id = :id")
                    .setParameter("id", connectionId)
                    .executeUpdate())
        .collect()
        .last()
        .replaceWithVoid();
  }
}
