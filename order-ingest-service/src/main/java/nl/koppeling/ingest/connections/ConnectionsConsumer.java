package nl.koppeling.ingest.connections;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Topic;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.inbox.Arrivals;
import nl.koppeling.ingest.Channels;
import nl.koppeling.ingest.backfill.Planning;
import nl.koppeling.ingest.count.Counts;
import nl.koppeling.ingest.orders.Policies;
import nl.koppeling.ingest.review.Reviews;
import nl.koppeling.ingest.schedule.Schedule;
import nl.koppeling.ingest.shop.ShopBackground;
import nl.koppeling.ingest.shop.ShopKeys;
import nl.koppeling.ingest.sweep.Sweeps;
import nl.koppeling.replay.TopicReader;
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
public class ConnectionsConsumer implements TopicReader {

  // The turn first: whoever is at work loses it, so that nothing is written after the removal.
  private static final List<String> TABLES =
      List.of(
          "turn",
          "doorbell",
          "shop_refund",
          "shop_order",
          "shadow_order",
          "shop_sweep",
          "backfill",
          "review",
          "order_note",
          "shop_count",
          "shop_poll");

  private final Arrivals arrivals;
  private final ConnectionCopies copies;
  private final Schedule schedule;
  private final Sweeps sweeps;
  private final Planning planning;
  private final Reviews reviews;
  private final Counts counts;
  private final Turns turns;
  private final ShopKeys keys;
  private final ShopBackground background;

  ConnectionsConsumer(
      Arrivals arrivals,
      ConnectionCopies copies,
      Schedule schedule,
      Sweeps sweeps,
      Planning planning,
      Reviews reviews,
      Counts counts,
      Turns turns,
      ShopKeys keys,
      ShopBackground background) {
    this.arrivals = arrivals;
    this.copies = copies;
    this.schedule = schedule;
    this.sweeps = sweeps;
    this.planning = planning;
    this.reviews = reviews;
    this.counts = counts;
    this.turns = turns;
    this.keys = keys;
    this.background = background;
  }

  /** A record of {@code connections.v1}; completes when its rows are written. */
  @Incoming(Channels.CONNECTIONS_IN)
  public Uni<Void> arrive(ConsumerRecord<String, byte[]> delivery) {
    return arrivals.take(delivery, (session, said) -> receive(session, Topic.CONNECTIONS, said));
  }

  @Override
  public Set<Topic> topics() {
    return Set.of(Topic.CONNECTIONS);
  }

  @Override
  public Uni<Void> receive(Mutiny.Session session, Topic topic, Envelope envelope) {
    return switch (envelope.event()) {
      case ConnectionChanged changed ->
          copies
              .find(session, changed.connectionId())
              .flatMap(
                  before ->
                      copies
                          .apply(session, changed)
                          .flatMap(
                              newer ->
                                  newer
                                      ? changed(session, before, changed)
                                      : Uni.createFrom().voidItem()));
      case ConnectionRemoved removed ->
          copies
              .apply(session, removed)
              .flatMap(
                  newer ->
                      newer ? drop(session, removed.connectionId()) : Uni.createFrom().voidItem());
      default -> Uni.createFrom().voidItem(); // no other event is told on this topic
    };
  }

  private Uni<Void> changed(
      Mutiny.Session session, Optional<ConnectionChanged> before, ConnectionChanged connection) {
    boolean outOfShadow =
        before.filter(ConnectionChanged::shadow).isPresent() && !connection.shadow();
    boolean otherwise =
        before.filter(b -> Policies.of(b).judgesOtherwise(Policies.of(connection))).isPresent();
    return when(outOfShadow, () -> leaveShadow(session, before.get()))
        .flatMap(left -> when(otherwise, () -> judgeAgain(session, connection)))
        .flatMap(judged -> begin(session, connection));
  }

  private static Uni<Void> when(boolean needed, Supplier<Uni<Void>> step) {
    return needed ? step.get() : Uni.createFrom().voidItem();
  }

  /**
   * What waits may be eligible now and never change again. Whoever judges by the earlier choice now
   * loses the turn and cannot write any more. Also of a paused connection, for later.
   */
  private Uni<Void> judgeAgain(Mutiny.Session session, ConnectionChanged connection) {
    UUID id = connection.connectionId();
    return turns.revoke(session, id).flatMap(revoked -> reviews.begin(session, id));
  }

  /**
   * Nothing was told so far, so the connection begins as a new one does, and reads again from where
   * the shadow began: what was paid before the new start is skipped, the rest is told, each once.
   * Whoever reads for the shadow now loses the turn and cannot write any more.
   */
  private Uni<Void> leaveShadow(Mutiny.Session session, ConnectionChanged before) {
    UUID id = before.connectionId();
    return turns
        .revoke(session, id)
        .flatMap(
            revoked -> dropRows(session, id, List.of("shadow_order", "shop_sweep", "shop_count")))
        .flatMap(dropped -> schedule.anew(session, id))
        .flatMap(anew -> planning.anew(session, id, before.startFrom()));
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
        .flatMap(planned -> sweeps.begin(session, id))
        .flatMap(begun -> counts.begin(session, id));
  }

  private Uni<Void> drop(Mutiny.Session session, UUID connectionId) {
    keys.drop(connectionId);
    background.drop(connectionId);
    return dropRows(session, connectionId, TABLES);
  }

  private static Uni<Void> dropRows(
      Mutiny.Session session, UUID connectionId, List<String> tables) {
    return Multi.createFrom()
        .iterable(tables)
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
