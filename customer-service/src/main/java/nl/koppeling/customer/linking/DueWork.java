package nl.koppeling.customer.linking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.turns.NextDue;
import org.hibernate.reactive.mutiny.Mutiny;

/** When a connection's remaining work is due, for both lanes. */
@ApplicationScoped
public class DueWork {

  // Orders that wait for their connection count as live: planning them costs no call.
  private static final String NEXT =
      "select cast(extract(epoch from min(due_at) filter (where lane = 'LIVE')) * 1000 as bigint),"
          + " cast(extract(epoch from min(due_at) filter (where lane = 'BACKFILL')) * 1000 as bigint)"
          + " from (select lane, due_at from relation where connection_id = :connection"
          + "   and state in ('PLANNED', 'CREATE_INTENDED', 'IN_DOUBT')"
          + " union all select 'LIVE', due_at from linking where connection_id = :connection"
          + "   and state = 'ARRIVED'"
          + " union all select lane, due_at from linking where connection_id = :connection"
          + "   and state = 'PROVING') due";

  /** The earliest moments (database time). */
  public Uni<NextDue> next(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(NEXT, Object[].class)
        .setParameter("connection", connectionId)
        .getSingleResult()
        .map(row -> new NextDue(moment(row[0]), moment(row[1])));
  }

  /** How many customers of all connections wait for a relation. */
  public Uni<Long> backlog(Mutiny.Session session) {
    return session
        .createNativeQuery(
            "select count(*) from relation"
                + " where state in ('PLANNED', 'CREATE_INTENDED', 'IN_DOUBT')",
            Long.class)
        .getSingleResult();
  }

  private static Optional<Instant> moment(Object millis) {
    return Optional.ofNullable((Number) millis).map(m -> Instant.ofEpochMilli(m.longValue()));
  }
}
