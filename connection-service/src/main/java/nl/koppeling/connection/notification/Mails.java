package nl.koppeling.connection.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The table {@code mail}: one row per owner and occasion, so that it is told once however many
 * instances run. A mail is leased before it is sent and marked after; a crash in between may send
 * it twice.
 */
@ApplicationScoped
class Mails {

  /** Longer than a mail server takes to answer. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final String BROKEN =
      "insert into mail (connection_id, owner, kind, occasion)"
          + " select f.connection_id, p.owner, 'CONNECTION_BROKEN',"
          + " f.side || ' ' || f.code || ' ' || f.since"
          + " from connection_fault f join connection c on c.id = f.connection_id"
          + " join connection_owner p on p.connection_id = c.id"
          + " where c.state in ('ACTIVE', 'PAUSED')"
          + " and f.since < now() - :wait * interval '1 millisecond' and "
          + wanted(Kind.CONNECTION_BROKEN)
          + " on conflict do nothing";

  private static final String PARKED =
      "insert into mail (connection_id, owner, kind, occasion)"
          + " select c.id, p.owner, 'ORDERS_PARKED', cast(:day as text) from connection c"
          + " join connection_owner p on p.connection_id = c.id"
          + " where c.state in ('ACTIVE', 'PAUSED')"
          + " and exists (select 1 from order_overview o where o.connection_id = c.id"
          + " and o.state = 'PARKED' and o.updated_at > coalesce((select max(m.created_at) from mail m"
          + " where m.connection_id = c.id and m.owner = p.owner"
          + " and m.kind = 'ORDERS_PARKED'), '-infinity')) and "
          + wanted(Kind.ORDERS_PARKED)
          + " on conflict do nothing";

  /** All that was read has come to an end; the overview hears of orders by another way. */
  private static final String TAKEN =
      "insert into mail (connection_id, owner, kind, occasion)"
          + " select b.connection_id, p.owner, 'BACKFILL_DONE', 'once' from backfill_progress b"
          + " join connection c on c.id = b.connection_id"
          + " join connection_owner p on p.connection_id = c.id"
          + " where c.state in ('ACTIVE', 'PAUSED') and b.state = 'DONE' and b.done > 0"
          + " and b.finished_at > now() - interval '14 days'"
          + " and not exists (select 1 from mail m where m.connection_id = c.id"
          + " and m.kind = 'BACKFILL_DONE')"
          + " and not exists (select 1 from order_overview o where o.connection_id = c.id"
          + " and o.refund_id = 0 and o.state in ('ACCEPTED', 'LINKED'))"
          + " and b.done <= (select count(*) from order_overview o where o.connection_id = c.id"
          + " and o.refund_id = 0) and "
          + wanted(Kind.BACKFILL_DONE)
          + " on conflict do nothing";

  private static final String TAKE =
      "update mail m set due_at = now() + :lease * interval '1 millisecond', attempts = attempts + 1"
          + " where m.id = (select d.id from mail d where d.sent_at is null and d.due_at <= now()"
          + " and d.created_at > now() - :old * interval '1 millisecond'"
          + " and exists (select 1 from connection_owner p join owner_contact o on o.owner = p.owner"
          + " where p.connection_id = d.connection_id and p.owner = d.owner)"
          + " order by d.due_at limit 1 for update skip locked)"
          + " returning m.id, m.connection_id, m.owner, m.kind, m.occasion, m.attempts";

  /** The owner {@code p} did not switch it off. */
  private static String wanted(Kind kind) {
    return "not exists (select 1 from notification_off n where n.connection_id = p.connection_id"
        + " and n.owner = p.owner and n.kind = '"
        + kind.name()
        + "')";
  }

  /** A mail that is to be sent now. */
  record Due(UUID id, UUID connectionId, String owner, Kind kind, String occasion, int attempts) {}

  /** Faults that last for some time. */
  Uni<Integer> broken(Mutiny.Session session, Duration after) {
    return session.createNativeQuery(BROKEN).setParameter("wait", after.toMillis()).executeUpdate();
  }

  /** Connections with orders that were parked since the last digest; one a day each. */
  Uni<Integer> parked(Mutiny.Session session, LocalDate day) {
    return session.createNativeQuery(PARKED).setParameter("day", day.toString()).executeUpdate();
  }

  /** Connections whose earlier orders are all processed; once each. */
  Uni<Integer> taken(Mutiny.Session session) {
    return session.createNativeQuery(TAKEN).executeUpdate();
  }

  /** Takes the mail that waits longest, for somebody who can be reached. */
  Uni<Optional<Due>> take(Mutiny.Session session, Duration giveUpAfter) {
    return session
        .createNativeQuery(TAKE, Tuple.class)
        .setParameter("lease", LEASE.toMillis())
        .setParameter("old", giveUpAfter.toMillis())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Due(
                                row.get(0, UUID.class),
                                row.get(1, UUID.class),
                                row.get(2, String.class),
                                Kind.valueOf(row.get(3, String.class)),
                                row.get(4, String.class),
                                row.get(5, Integer.class))));
  }

  Uni<Void> sent(Mutiny.Session session, UUID id) {
    return session
        .createNativeQuery("update mail set sent_at = now() where id = :id")
        .setParameter("id", id)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The server did not take it: once more after {@code wait}. */
  Uni<Void> later(Mutiny.Session session, UUID id, Instant due) {
    return session
        .createNativeQuery("update mail set due_at = :due where id = :id")
        .setParameter("due", due)
        .setParameter("id", id)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Somebody does not own the connection any more. */
  Uni<Void> forget(Mutiny.Session session, UUID connectionId, String owner) {
    return forget(session, "mail", connectionId, owner)
        .chain(() -> forget(session, "notification_off", connectionId, owner));
  }

  private static Uni<Void> forget(
      Mutiny.Session session, String table, UUID connectionId, String owner) {
    return session
        .createNativeQuery("delete from " + table + " where connection_id = :id and owner = :owner")
        .setParameter("id", connectionId)
        .setParameter("owner", owner)
        .executeUpdate()
        .replaceWithVoid();
  }

  Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from mail where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery("delete from notification_off where connection_id = :id")
                    .setParameter("id", connectionId)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
