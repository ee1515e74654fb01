package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** The overviews of all connections, in table {@code order_overview}. */
@ApplicationScoped
public class Overview {

  static final int PAGE = 50;

  /**
   * Makes a row to lock, so that two topics cannot make it at once; only of a connection that
   * exists.
   */
  private static final String OPEN =
      "insert into order_overview (connection_id, order_id, refund_id, number, state, stage, modified_at, total)"
          + " select id, :order, :refund, '', 'WAITING', 'INGEST', to_timestamp(0), 0 from connection"
          + " where id = :id and state <> 'REMOVED'"
          + " on conflict do nothing";

  /** Takes what an event tells. */
  Uni<Void> hear(Mutiny.Session session, Telling telling) {
    UUID connectionId = telling.order().connectionId();
    long orderId = telling.order().orderId();
    long refundId = telling.document().refundId();
    return session
        .createNativeQuery(OPEN)
        .setParameter("id", connectionId)
        .setParameter("order", orderId)
        .setParameter("refund", refundId)
        .executeUpdate()
        .chain(
            () ->
                session.find(
                    OverviewRow.class,
                    new OverviewId(connectionId, orderId, refundId),
                    LockMode.PESSIMISTIC_WRITE))
        .invoke(row -> apply(row, telling))
        .replaceWithVoid();
  }

  private static void apply(OverviewRow row, Telling telling) {
    if (row == null) {
      return; // the connection was removed: nobody reads its overview
    }
    Standing before = row.standing();
    Standing now = before.after(telling.standing());
    if (!now.equals(before)) {
      row.stand(now, Instant.now());
    }
    Figures counted = row.figures();
    Figures counts = counted.after(telling.figures());
    if (!counts.equals(counted)) {
      row.count(counts);
    }
  }

  /** A page of documents, the last changed first; {@code state} empty for all. Pages begin at 1. */
  Uni<List<OverviewRow>> page(Mutiny.Session session, UUID connectionId, String state, int page) {
    return session
        .createSelectionQuery(
            "from OverviewRow where connectionId = :id and (:state = '' or state = :state)"
                + " order by updatedAt desc, orderId desc, refundId",
            OverviewRow.class)
        .setParameter("id", connectionId)
        .setParameter("state", state)
        .setFirstResult((page - 1) * PAGE)
        .setMaxResults(PAGE)
        .getResultList();
  }

  /** The documents of an order, the sale first; none when nothing was heard of it. */
  public Uni<List<DocumentView>> order(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createSelectionQuery(
            "from OverviewRow where connectionId = :id and orderId = :order order by refundId",
            OverviewRow.class)
        .setParameter("id", connectionId)
        .setParameter("order", orderId)
        .getResultList()
        .map(rows -> rows.stream().map(DocumentView::of).toList());
  }

  /** Counts of the sales, or of the credits. */
  Uni<Summary.Counts> counts(Mutiny.Session session, UUID connectionId, boolean credits) {
    String which = " where connection_id = :id and (refund_id <> 0) = :credits";
    return count(
            session,
            "select state, count(*) from order_overview" + which + " group by state",
            connectionId,
            credits)
        .flatMap(
            states ->
                count(
                        session,
                        "select r ->> 'code', count(*) from order_overview,"
                            + " jsonb_array_elements(cast(reasons as jsonb)) r"
                            + which
                            + " group by 1",
                        connectionId,
                        credits)
                    .map(reasons -> Summary.Counts.of(states, reasons)));
  }

  /** Nothing of a connection's orders is left. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from order_overview where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<TreeMap<String, Long>> count(
      Mutiny.Session session, String sql, UUID connectionId, boolean credits) {
    return session
        .createNativeQuery(sql, Tuple.class)
        .setParameter("id", connectionId)
        .setParameter("credits", credits)
        .getResultList()
        .map(
            rows -> {
              TreeMap<String, Long> counts = new TreeMap<>();
              rows.forEach(
                  row ->
                      counts.put(row.get(0, String.class), row.get(1, Number.class).longValue()));
              return counts;
            });
  }
}
