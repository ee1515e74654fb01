package nl.koppeling.connection.backfill;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.BackfillMoved;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code backfill_progress}. */
@ApplicationScoped
public class Backfills {

  /** Only of a connection that exists, and never backwards. */
  private static final String KEEP =
      "insert into backfill_progress as b (connection_id, version, state, planned, done,"
          + " started_at, finished_at, per_minute)"
          + " select id, :version, :state, cast(cast(:planned as text) as integer), :done,"
          + " cast(cast(:started as text) as timestamptz),"
          + " cast(cast(:finished as text) as timestamptz), :rate from connection"
          + " where id = :id and state <> 'REMOVED'"
          + " on conflict (connection_id) do update set version = excluded.version,"
          + " state = excluded.state, planned = excluded.planned, done = excluded.done,"
          + " started_at = excluded.started_at, finished_at = excluded.finished_at,"
          + " per_minute = excluded.per_minute where b.version < excluded.version";

  /** Keeps what the order service told; an older telling than the one known changes nothing. */
  public Uni<Void> keep(Mutiny.Session session, BackfillMoved moved) {
    return session
        .createNativeQuery(KEEP)
        .setParameter("id", moved.connectionId())
        .setParameter("version", moved.version())
        .setParameter("state", moved.state().name())
        .setParameter("planned", moved.planned().map(String::valueOf).orElse(null))
        .setParameter("done", moved.done())
        .setParameter("started", moved.startedAt().map(Instant::toString).orElse(null))
        .setParameter("finished", moved.finishedAt().map(Instant::toString).orElse(null))
        .setParameter("rate", moved.perMinute())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** What was told last; empty when there is nothing to read for this connection. */
  Uni<Optional<BackfillMoved>> find(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select version, state, planned, done, started_at, finished_at, per_minute"
                + " from backfill_progress where connection_id = :id",
            Tuple.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(row -> moved(connectionId, row)));
  }

  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from backfill_progress where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static BackfillMoved moved(UUID connectionId, Tuple row) {
    return new BackfillMoved(
        connectionId,
        row.get(0, Number.class).longValue(),
        BackfillMoved.State.valueOf(row.get(1, String.class)),
        Optional.ofNullable(row.get(2, Integer.class)),
        row.get(3, Integer.class),
        Optional.ofNullable(row.get(4, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.get(5, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        row.get(6, BigDecimal.class));
  }
}
