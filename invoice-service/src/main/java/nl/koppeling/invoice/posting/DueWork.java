package nl.koppeling.invoice.posting;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Lane;
import nl.koppeling.turns.NextDue;
import org.hibernate.reactive.mutiny.Mutiny;

/** When a connection's postings are due, as a whole. */
@ApplicationScoped
public class DueWork {

  private static final String EARLIEST =
      "select cast(extract(epoch from min(due_at) filter (where lane = 'LIVE')) * 1000000 as bigint),"
          + " cast(extract(epoch from min(due_at) filter (where lane = 'BACKFILL')) * 1000000 as"
          + " bigint) from posting where connection_id = :id and due_at is not null";

  private static final String POSTPONE =
      "update posting set due_at = greatest(due_at, clock_timestamp() + :millis * interval"
          + " '1 millisecond') where connection_id = :id and lane = :lane and due_at is not null";

  private static final String FORGET_CHANGES =
      "update proposal set event = '' where connection_id = :id";

  private static final String FORGET =
      "update posting set due_at = null, event = '' where connection_id = :id";

  /** The earliest due time in each lane. */
  public Uni<NextDue> earliest(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(EARLIEST, Object[].class)
        .setParameter("id", connectionId)
        .getSingleResult()
        .map(row -> new NextDue(moment(row[0]), moment(row[1])));
  }

  /** Lets a whole lane wait: its budget is spent, the other lane's may not be. */
  public Uni<Void> postpone(Mutiny.Session session, UUID connectionId, Lane lane, Duration period) {
    return session
        .createNativeQuery(POSTPONE)
        .setParameter("millis", period.toMillis())
        .setParameter("id", connectionId)
        .setParameter("lane", lane.name())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The connection is gone: nothing more is done for it, and sealed buyers are not kept. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(FORGET)
        .setParameter("id", connectionId)
        .executeUpdate()
        .flatMap(
            done ->
                session
                    .createNativeQuery(FORGET_CHANGES)
                    .setParameter("id", connectionId)
                    .executeUpdate())
        .replaceWithVoid();
  }

  private static Optional<Instant> moment(Object micros) {
    return Optional.ofNullable((Number) micros)
        .map(m -> Instant.EPOCH.plus(m.longValue(), ChronoUnit.MICROS));
  }
}
