package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderRef;
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
    return change(
        session, telling.order(), telling.document(), before -> before.after(telling.standing()));
  }

  /** Notes a correcting document at the one it corrects. */
  Uni<Void> note(Mutiny.Session session, Correcting correcting) {
    return change(
        session, correcting.order(), correcting.of(), before -> before.noting(correcting));
  }

  private static Uni<Void> change(
      Mutiny.Session session, OrderRef order, Document document, UnaryOperator<Standing> step) {
    OverviewId id = new OverviewId(order.connectionId(), order.orderId(), document.refundId());
    return session
        .createNativeQuery(OPEN)
        .setParameter("id", order.connectionId())
        .setParameter("order", order.orderId())
        .setParameter("refund", document.refundId())
        .executeUpdate()
        .chain(() -> session.find(OverviewRow.class, id, LockMode.PESSIMISTIC_WRITE))
        .invoke(row -> apply(row, step))
        .replaceWithVoid();
  }

  private static void apply(OverviewRow row, UnaryOperator<Standing> step) {
    if (row == null) {
      return; // the connection was removed: nobody reads its overview
    }
    Standing before = row.standing();
    Standing now = step.apply(before);
    if (!now.equals(before)) {
      row.stand(now, Instant.now());
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
