package nl.koppeling.connection.registry;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import nl.koppeling.shop.ShopAddress;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The connections. Every change of one that others work for is told on {@code connections.v1} in
 * the same transaction. A removed or unknown connection does not exist for anybody.
 */
@ApplicationScoped
public class Connections {

  private final Outbox outbox;

  @Inject
  Connections(Outbox outbox) {
    this.outbox = outbox;
  }

  /** The connection as it is now; refuses with 404. */
  public Uni<Connection> find(Mutiny.Session session, UUID id) {
    return session
        .find(ConnectionRow.class, id)
        .map(Connections::existing)
        .flatMap(row -> read(session, row));
  }

  /** The connection, locked until the end of the transaction; refuses with 404. */
  public Uni<Connection> lock(Mutiny.Session session, UUID id) {
    return session
        .find(ConnectionRow.class, id, LockMode.PESSIMISTIC_WRITE)
        .map(Connections::existing)
        .flatMap(row -> read(session, row));
  }

  private static Uni<Connection> read(Mutiny.Session session, ConnectionRow row) {
    return OwnerRows.of(session, row.id).map(owners -> Rows.read(row, owners));
  }

  /** All connections of an owner, or of everybody when {@code owner} is empty; newest first. */
  public Uni<List<Connection>> all(Mutiny.Session session, String owner) {
    return OwnerRows.ofAll(session, owner)
        .flatMap(
            owners ->
                session
                    .createSelectionQuery(
                        "from ConnectionRow where state <> 'REMOVED' and id in (:ids)"
                            + " order by createdAt desc, id",
                        ConnectionRow.class)
                    .setParameter("ids", owners.keySet())
                    .getResultList()
                    .map(
                        rows ->
                            rows.stream().map(row -> Rows.read(row, owners.get(row.id))).toList()));
  }

  /** Stores a new connection. */
  public Uni<Void> add(Mutiny.Session session, Connection.Draft draft) {
    ConnectionRow row = new ConnectionRow();
    Rows.write(draft, row, Instant.now());
    return session
        .persist(row)
        .chain(session::flush)
        .chain(
            () ->
                Multi.createFrom()
                    .iterable(draft.particulars().owners().subjects())
                    .onItem()
                    .transformToUniAndConcatenate(
                        owner -> OwnerRows.add(session, draft.id(), owner))
                    .collect()
                    .last())
        .replaceWithVoid();
  }

  /** Somebody owns a locked connection too. */
  public Uni<Void> admit(Mutiny.Session session, UUID id, String owner) {
    return OwnerRows.add(session, id, owner);
  }

  /** Somebody of several does not own a locked connection any more. */
  public Uni<Void> dismiss(Mutiny.Session session, UUID id, String owner) {
    return OwnerRows.remove(session, id, owner);
  }

  /** Stores the next state of a locked connection and tells it; its owners stay, or go with it. */
  public Uni<Void> save(Mutiny.Session session, Connection next) {
    return session
        .find(ConnectionRow.class, next.id())
        .invoke(row -> Rows.write(next, row, Instant.now()))
        .chain(session::flush)
        .chain(
            () ->
                next instanceof Connection.Removed
                    ? OwnerRows.forget(session, next.id())
                    : Uni.createFrom().voidItem())
        .chain(
            () ->
                Announcement.of(next)
                    .map(event -> outbox.add(session, Topic.CONNECTIONS, event))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** Refuses when another working connection has this address. */
  public Uni<Void> refuseShopTaken(Mutiny.Session session, UUID self, ShopAddress shop) {
    return refuseShopTaken(session, self, shop, "");
  }

  /**
   * Refuses when another working connection has this shop.
   *
   * @param storeId what the shop calls itself wherever it lives; may be empty
   */
  public Uni<Void> refuseShopTaken(
      Mutiny.Session session, UUID self, ShopAddress shop, String storeId) {
    return Sessions.overAll(
            session,
            () ->
                session
                    .createSelectionQuery(
                        "select count(*) from ConnectionRow where id <> :self"
                            + " and (shopIdentity = :shop or (:store <> '' and shopStore = :store))"
                            + " and state in ('ACTIVE', 'PAUSED')",
                        Long.class)
                    .setParameter("shop", shop.identity())
                    .setParameter("store", storeId)
                    .setParameter("self", self)
                    .getSingleResult())
        .invoke(
            count -> {
              if (count > 0) {
                throw Refusal.of(RefusalCode.SHOP_ALREADY_CONNECTED);
              }
            })
        .replaceWithVoid();
  }

  /**
   * The invoice prefixes other working connections use in an administration. Holds the
   * administration until the end of the transaction, so that two cannot choose at once.
   */
  public Uni<List<String>> prefixesOfOthers(
      Mutiny.Session session, UUID self, UUID administrationId) {
    return session
        .createNativeQuery("select cast(pg_advisory_xact_lock(:key) as text)", String.class)
        .setParameter(
            "key",
            administrationId.getMostSignificantBits() ^ administrationId.getLeastSignificantBits())
        .getResultList()
        .chain(
            () ->
                Sessions.overAll(
                    session,
                    () ->
                        session
                            .createSelectionQuery(
                                "select invoicePrefix from ConnectionRow where administrationId = :administration"
                                    + " and id <> :self and state in ('ACTIVE', 'PAUSED')",
                                String.class)
                            .setParameter("administration", administrationId)
                            .setParameter("self", self)
                            .getResultList()));
  }

  /** Drafts and proven connections that nobody touched since then. */
  public Uni<List<UUID>> leftBehind(Mutiny.Session session, Instant before) {
    return session
        .createSelectionQuery(
            "select id from ConnectionRow where state in ('DRAFT', 'PROVEN') and updatedAt < :before",
            UUID.class)
        .setParameter("before", before)
        .setMaxResults(100)
        .getResultList();
  }

  private static ConnectionRow existing(ConnectionRow row) {
    if (row == null || row.state.equals("REMOVED")) {
      throw Refusal.of(RefusalCode.CONNECTION_UNKNOWN);
    }
    return row;
  }
}
