package nl.koppeling.customer.linking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderRef;
import org.hibernate.reactive.mutiny.Mutiny;

/** The orders that wait for the register of VAT numbers (table {@code linking}, state PROVING). */
@ApplicationScoped
public class Provings {

  private static final String NEXT =
      "select body, traceparent, demand, proof, lane, attempts, told from linking"
          + " where connection_id = :connection and state = 'PROVING'"
          + " and due_at <= clock_timestamp() order by lane = 'LIVE' desc, due_at limit 1";

  private static final String SAME =
      " where connection_id = :connection and order_id = :order and state = 'PROVING'"
          + " and modified_at = cast(:modified as timestamptz) and content_hash = :hash";

  private static final String POSTPONE =
      "update linking set attempts = attempts + 1, told = true,"
          + " due_at = clock_timestamp() + :wait * interval '1 millisecond'"
          + SAME;

  private static final String HASTEN =
      "update linking set due_at = clock_timestamp() where connection_id = :connection"
          + " and state = 'PROVING' and attempts > 0";

  /** The order whose turn it is in a connection: live work first, longest due first. */
  public Uni<Optional<Unproven>> next(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(NEXT, Object[].class)
        .setParameter("connection", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Provings::unproven));
  }

  /**
   * Whether exactly this version still waits; it is held until the transaction ends. Hold the turn
   * first.
   */
  public Uni<Boolean> still(Mutiny.Session session, OrderRef order) {
    return session
        .createNativeQuery("select 1 from linking" + SAME + " for update", Object.class)
        .setParameter("connection", order.connectionId())
        .setParameter("order", order.orderId())
        .setParameter("modified", order.version().modifiedAt().atOffset(ZoneOffset.UTC))
        .setParameter("hash", order.version().contentHash())
        .getResultList()
        .map(rows -> !rows.isEmpty());
  }

  /** There was no verdict: looks at it later. */
  public Uni<Void> postpone(Mutiny.Session session, OrderRef order, Duration wait) {
    return session
        .createNativeQuery(POSTPONE)
        .setParameter("wait", wait.toMillis())
        .setParameter("connection", order.connectionId())
        .setParameter("order", order.orderId())
        .setParameter("modified", order.version().modifiedAt().atOffset(ZoneOffset.UTC))
        .setParameter("hash", order.version().contentHash())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** What waits for lack of a verdict is due now: the register answers again. */
  public Uni<Void> hasten(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(HASTEN)
        .setParameter("connection", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** How many orders of all connections wait for the register. */
  public Uni<Long> backlog(Mutiny.Session session) {
    return session
        .createNativeQuery("select count(*) from linking where state = 'PROVING'", Long.class)
        .getSingleResult();
  }

  private static Unproven unproven(Object[] row) {
    return new Unproven(
        Linkings.waiting(row),
        Lane.valueOf((String) row[4]),
        ((Number) row[5]).intValue(),
        (Boolean) row[6]);
  }
}
