package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Whether anything changed, for pages that follow what happens. The database is the truth, so every
 * replica answers the same. Each question is one statement that reads a handful of index entries,
 * however many orders there are.
 */
@ApplicationScoped
public class Pulse {

  private static final String CONNECTION =
      "select concat_ws('-', (select version from connection where id = :id),"
          + " (select concat(count(*), '.', cast(extract(epoch from max(since)) * 1000 as bigint))"
          + " from connection_fault where connection_id = :id),"
          + " (select cast(extract(epoch from max(updated_at)) * 1000000 as bigint)"
          + " from order_overview where connection_id = :id))";

  private static final String ORDER =
      "select concat_ws('-', (select count(*) from order_history where connection_id = :id"
          + " and order_id = :order),"
          + " (select cast(extract(epoch from max(updated_at)) * 1000000 as bigint)"
          + " from order_overview where connection_id = :id and order_id = :order))";

  private static final String PACE =
      "select (select min(updated_at) from order_overview where connection_id = :id"
          + " and state in ('ACCEPTED', 'LINKED')),"
          + " (select max(updated_at) from order_overview where connection_id = :id)";

  /**
   * How far behind the line is.
   *
   * @param oldest since when the oldest document that is under way stands where it does; empty when
   *     none is
   * @param heard when something was last heard of an order; empty when nothing was
   */
  public record Pace(Optional<Instant> oldest, Optional<Instant> heard) {}

  /** Another text whenever a page about the connection's orders would show something else. */
  public Uni<String> of(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(CONNECTION, String.class)
        .setParameter("id", connectionId)
        .getSingleResult();
  }

  /** The same for the page of one order. */
  public Uni<String> of(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createNativeQuery(ORDER, String.class)
        .setParameter("id", connectionId)
        .setParameter("order", orderId)
        .getSingleResult();
  }

  /** How far behind a connection is, as far as the services told. */
  public Uni<Pace> pace(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(PACE, Tuple.class)
        .setParameter("id", connectionId)
        .getSingleResult()
        .map(row -> new Pace(instant(row, 0), instant(row, 1)));
  }

  private static Optional<Instant> instant(Tuple row, int column) {
    return Optional.ofNullable(row.get(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
