package nl.koppeling.connection.setup;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.backfill.Backfills;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.handover.Handovers;
import nl.koppeling.connection.history.History;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.IllegalStep;
import nl.koppeling.connection.lifecycle.Particulars;
import nl.koppeling.connection.notification.Notifications;
import nl.koppeling.connection.overview.Overview;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.people.Invitations;
import nl.koppeling.connection.readback.Readings;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.webhooks.ShopWebhooks;
import nl.koppeling.connection.webhooks.ShopWebhooks.Farewell;
import nl.koppeling.events.Topic;
import nl.koppeling.shop.ShopKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets an owner leave: credentials, the key of the sealed blocks (in the row and in what was told
 * before), the overview and the histories of orders are destroyed in one transaction, after our
 * webhooks were taken out of the shop. Set-ups nobody finished go the same way.
 */
@ApplicationScoped
public class RemoveConnection {

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;
  private final Faults faults;
  private final Overview overview;
  private final Readings readings;
  private final Notifications notifications;
  private final History history;
  private final Backfills backfills;
  private final AuditLog audit;
  private final Handovers handovers;
  private final Invitations invitations;
  private final ShopWebhooks webhooks;
  private final Duration draftsKept;

  @Inject
  RemoveConnection(
      Sessions sessions,
      Connections connections,
      Vault vault,
      Faults faults,
      Overview overview,
      Readings readings,
      Notifications notifications,
      History history,
      Backfills backfills,
      AuditLog audit,
      Handovers handovers,
      Invitations invitations,
      ShopWebhooks webhooks,
      @ConfigProperty(name = "koppeling.drafts.kept") Duration draftsKept) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.faults = faults;
    this.overview = overview;
    this.readings = readings;
    this.notifications = notifications;
    this.history = history;
    this.backfills = backfills;
    this.audit = audit;
    this.handovers = handovers;
    this.invitations = invitations;
    this.webhooks = webhooks;
    this.draftsKept = draftsKept;
  }

  /**
   * Leaves: nothing but the fact that it was is left. Our webhooks go first, while the shop's key
   * is still there; a shop that does not answer keeps nobody from leaving.
   *
   * @return what became of the webhooks
   */
  public Uni<Farewell> remove(Caller.Person owner, UUID id) {
    return sessions
        .forPerson(
            owner,
            session ->
                connections
                    .find(session, id)
                    .map(owner::owns)
                    .flatMap(connection -> shop(session, connection)))
        .flatMap(this::unhook)
        .call(
            farewell ->
                sessions.forPerson(
                    owner,
                    session ->
                        remove(session, id, owner::owns)
                            .chain(
                                () ->
                                    audit.did(
                                        session,
                                        owner,
                                        id,
                                        Deed.LEFT,
                                        about(farewell),
                                        List.of()))));
  }

  /** A shop with webhooks of ours; {@code key} is empty when we have none any more. */
  private record Shop(Connection connection, Optional<ShopKey> key) {
    @Override
    public String toString() {
      return "Shop[" + connection.id() + "]";
    }
  }

  private Uni<Shop> shop(Mutiny.Session session, Connection connection) {
    return vault
        .shopKey(session, connection.id())
        .map(Optional::of)
        .onFailure(Refusal.class)
        .recoverWithItem(Optional.empty())
        .map(key -> new Shop(connection, key));
  }

  /** Only what was switched on has webhooks. */
  private Uni<Farewell> unhook(Shop shop) {
    Particulars particulars = shop.connection().particulars();
    return switch (shop.connection()) {
      case Connection.Active active -> unhook(particulars, shop.key());
      case Connection.Paused paused -> unhook(particulars, shop.key());
      default -> Uni.createFrom().item(Farewell.NONE);
    };
  }

  private Uni<Farewell> unhook(Particulars shop, Optional<ShopKey> key) {
    return key.map(k -> webhooks.remove(shop.shop(), k, shop.keys().webhookToken()))
        .orElseGet(() -> Uni.createFrom().item(Farewell.KEPT));
  }

  private static String about(Farewell farewell) {
    return farewell == Farewell.NONE ? "" : "webhooks " + farewell;
  }

  @Scheduled(every = "1h", delayed = "5m", identity = "drafts-prune")
  Uni<Void> prune() {
    Instant before = Instant.now().minus(draftsKept);
    return sessions
        .forAll(session -> connections.leftBehind(session, before))
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(
            id ->
                sessions
                    .forConnection(
                        id,
                        session ->
                            remove(session, id, RemoveConnection::unfinished)
                                .chain(() -> audit.happened(session, id, Deed.LEFT, "unfinished")))
                    .onFailure(IllegalStep.class)
                    .recoverWithNull())
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** It may have been finished since it was found. */
  private static Connection unfinished(Connection connection) {
    return switch (connection) {
      case Connection.Draft draft -> draft;
      case Connection.Proven proven -> proven;
      default -> throw new IllegalStep(connection, "pruned");
    };
  }

  private Uni<Void> remove(Mutiny.Session session, UUID id, UnaryOperator<Connection> allowed) {
    return connections
        .lock(session, id)
        .map(allowed)
        .map(Connection::removed)
        .call(() -> vault.destroy(session, id))
        .call(() -> faults.forget(session, id))
        .call(() -> overview.forget(session, id))
        .call(() -> readings.forget(session, id))
        .call(() -> notifications.forget(session, id))
        .call(() -> history.forget(session, id))
        .call(() -> backfills.forget(session, id))
        .call(() -> handovers.forget(session, id))
        .call(() -> invitations.forget(session, id))
        .call(() -> forgetWhatWasTold(session, id))
        .call(removed -> connections.save(session, removed))
        .replaceWithVoid();
  }

  /**
   * Published rows are kept for rebuilding Kafka; these hold the wrapped key. What is unsent is
   * superseded.
   */
  private static Uni<Void> forgetWhatWasTold(Mutiny.Session session, UUID id) {
    return session
        .createNativeQuery("delete from outbox where topic = :topic and key = :key")
        .setParameter("topic", Topic.CONNECTIONS.topicName())
        .setParameter("key", id.toString())
        .executeUpdate()
        .replaceWithVoid();
  }
}
