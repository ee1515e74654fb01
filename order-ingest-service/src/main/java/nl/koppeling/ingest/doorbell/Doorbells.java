package nl.koppeling.ingest.doorbell;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.trace.Traces;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code doorbell}. */
@ApplicationScoped
public class Doorbells {

  private static final String RING =
      "insert into doorbell as d (connection_id, order_id, due_at, traceparent)"
          + " values (:connection, :id, now() + :delay * interval '1 millisecond', :traceparent)"
          + " on conflict (connection_id, order_id) do update set ring = d.ring + 1, attempts = 0,"
          + " rung_at = now(), due_at = least(d.due_at, excluded.due_at),"
          + " traceparent = excluded.traceparent";

  private static final String LOOK_AGAIN =
      "insert into doorbell (connection_id, order_id, due_at, traceparent)"
          + " values (:connection, :id, now() + :delay * interval '1 millisecond', :traceparent)"
          + " on conflict (connection_id, order_id) do nothing";

  /**
   * One order to be read.
   *
   * @param ring tells whether it rang again meanwhile
   * @param traceparent the trace the last ring came from, or empty
   */
  record Bell(UUID connectionId, long orderId, long ring, int attempts, String traceparent) {}

  /** Somebody rang: asks that an order is read, in the caller's transaction. */
  public Uni<Void> ring(Mutiny.Session session, UUID connectionId, long orderId, Duration delay) {
    return put(session, RING, connectionId, orderId, delay);
  }

  /**
   * We doubt what was listed: the order is read by itself, unless it waits for that already; what
   * is asked for again and again for some other reason does not begin anew.
   */
  public Uni<Void> lookAgain(
      Mutiny.Session session, UUID connectionId, long orderId, Duration delay) {
    return put(session, LOOK_AGAIN, connectionId, orderId, delay);
  }

  private static Uni<Void> put(
      Mutiny.Session session, String sql, UUID connectionId, long orderId, Duration delay) {
    return session
        .createNativeQuery(sql)
        .setParameter("connection", connectionId)
        .setParameter("id", orderId)
        .setParameter("delay", delay.toMillis())
        .setParameter("traceparent", Traces.current())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** When the connection's next order is to be read. */
  public Uni<Optional<Instant>> nextDue(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select cast(extract(epoch from min(due_at)) * 1000 as bigint) from doorbell"
                + " where connection_id = :connection",
            Long.class)
        .setParameter("connection", connectionId)
        .getResultList()
        .map(rows -> rows.stream().filter(m -> m != null).findFirst().map(Instant::ofEpochMilli));
  }

  Uni<Optional<Bell>> next(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select order_id, ring, attempts, traceparent from doorbell where connection_id = :connection"
                + " and due_at <= clock_timestamp() order by due_at limit 1",
            Object[].class)
        .setParameter("connection", connectionId)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Bell(
                                connectionId,
                                ((Number) row[0]).longValue(),
                                ((Number) row[1]).longValue(),
                                ((Number) row[2]).intValue(),
                                (String) row[3])));
  }

  /** The order was read; when it rang meanwhile the bell stays. */
  Uni<Void> answered(Mutiny.Session session, Bell bell) {
    return change(
        session,
        bell,
        "delete from doorbell where connection_id = :connection and order_id = :id and ring = :ring",
        Duration.ZERO);
  }

  /** The order could not be read: once more later. */
  Uni<Void> postpone(Mutiny.Session session, Bell bell, Duration wait) {
    return change(
        session,
        bell,
        "update doorbell set attempts = attempts + 1,"
            + " due_at = now() + :wait * interval '1 millisecond'"
            + " where connection_id = :connection and order_id = :id and ring = :ring",
        wait);
  }

  private static Uni<Void> change(Mutiny.Session session, Bell bell, String sql, Duration wait) {
    var query =
        session
            .createNativeQuery(sql)
            .setParameter("connection", bell.connectionId())
            .setParameter("id", bell.orderId())
            .setParameter("ring", bell.ring());
    return (sql.contains(":wait") ? query.setParameter("wait", wait.toMillis()) : query)
        .executeUpdate()
        .replaceWithVoid();
  }
}
