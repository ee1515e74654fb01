package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final String STATES =
      "select refund_id <> 0, state, count(*) from order_overview where connection_id = :id"
          + " group by 1, 2";

  private static final String REASONS =
      "select refund_id <> 0, code, count(*) from order_reason where connection_id = :id"
          + " group by 1, 2";

  private static final String DAYS =
      "select day, state, refund_id <> 0, count(*), sum(total) from order_overview"
          + " where connection_id = :id and day between :from and :to"
          + " group by day, state, refund_id <> 0 order by day desc, state, 3";

  private static final String STUCK =
      "select o.* from order_overview o where o.connection_id = :id and o.state in ('PARKED', 'BOOKED')"
          + " and exists (select 1 from order_reason r where r.connection_id = o.connection_id"
          + " and r.order_id = o.order_id and r.refund_id = o.refund_id and r.code in (:codes))"
          + " order by o.day desc, o.order_id desc, o.refund_id desc limit :most";

  /**
   * Makes a row to lock, so that two topics cannot make it at once; only of a connection that
   * exists, and does so until the row is there: who leaves at this moment waits, and takes it
   * along.
   */
  private static final String OPEN =
      "insert into order_overview (connection_id, order_id, refund_id, number, state, stage, modified_at, total)"
          + " select id, :order, :refund, '', 'WAITING', 'INGEST', to_timestamp(0), 0 from connection"
          + " where id = :id and state <> 'REMOVED' for key share"
          + " on conflict do nothing";

  private final ReasonRows reasons;

  @Inject
  Overview(ReasonRows reasons) {
    this.reasons = reasons;
  }

  /** Takes what an event tells. */
  Uni<Void> hear(Mutiny.Session session, Telling telling) {
    return change(
        session,
        telling.order(),
        telling.document(),
        before -> before.after(telling.standing()),
        counted -> counted.after(telling.figures()));
  }

  /** Notes a correcting document at the one it corrects. */
  Uni<Void> note(Mutiny.Session session, Correcting correcting) {
    return change(
        session,
        correcting.order(),
        correcting.of(),
        before -> before.noting(correcting),
        UnaryOperator.identity());
  }

  private Uni<Void> change(
      Mutiny.Session session,
      OrderRef order,
      Document document,
      UnaryOperator<Standing> step,
      UnaryOperator<Figures> count) {
    OverviewId id = new OverviewId(order.connectionId(), order.orderId(), document.refundId());
    return session
        .createNativeQuery(OPEN)
        .setParameter("id", order.connectionId())
        .setParameter("order", order.orderId())
        .setParameter("refund", document.refundId())
        .executeUpdate()
        .chain(() -> session.find(OverviewRow.class, id, LockMode.PESSIMISTIC_WRITE))
        .flatMap(
            row ->
                row == null // the connection was removed: nobody reads its overview
                    ? Uni.createFrom().voidItem()
                    : reasons.replace(session, row, apply(row, step, count)));
  }

  /** Writes what is new; the codes of the reasons as they were. */
  private static Set<String> apply(
      OverviewRow row, UnaryOperator<Standing> step, UnaryOperator<Figures> count) {
    Standing before = row.standing();
    Standing now = step.apply(before);
    if (!now.equals(before)) {
      row.stand(now, Instant.now());
    }
    Figures counted = row.figures();
    Figures counts = count.apply(counted);
    if (!counts.equals(counted)) {
      row.count(counts);
    }
    return before.codes();
  }

  /** Documents that fit, by day, the newest first. */
  public Uni<List<DocumentView>> search(
      Mutiny.Session session,
      UUID connectionId,
      OrderFilter filter,
      Optional<Cursor> after,
      int most) {
    return Search.of(connectionId, filter, after)
        .page(session, most)
        .map(rows -> rows.stream().map(DocumentView::of).toList());
  }

  /** Documents that are parked, or booked and not paid, with one of these reasons; newest first. */
  public Uni<List<DocumentView>> stuck(
      Mutiny.Session session, UUID connectionId, Set<String> codes, int most) {
    return session
        .createNativeQuery(STUCK, OverviewRow.class)
        .setParameter("id", connectionId)
        .setParameter("codes", codes)
        .setParameter("most", most)
        .getResultList()
        .map(rows -> rows.stream().map(DocumentView::of).toList());
  }

  /** How many documents of a connection have a reason with this code. */
  public Uni<Long> withReason(Mutiny.Session session, UUID connectionId, String code) {
    return session
        .createNativeQuery(
            "select count(*) from order_reason where connection_id = :id and code = :code",
            Long.class)
        .setParameter("id", connectionId)
        .setParameter("code", code)
        .getSingleResult();
  }

  /** Counts and euros by day, state and kind, the newest day first. */
  Uni<List<DayTotal>> days(
      Mutiny.Session session, UUID connectionId, LocalDate from, LocalDate to) {
    return session
        .createNativeQuery(DAYS, Tuple.class)
        .setParameter("id", connectionId)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList()
        .map(rows -> rows.stream().map(Overview::dayTotal).toList());
  }

  private static DayTotal dayTotal(Tuple row) {
    return new DayTotal(
        row.get(0, LocalDate.class),
        Standing.State.valueOf(row.get(1, String.class)),
        row.get(2, Boolean.class),
        row.get(3, Number.class).longValue(),
        DocumentView.plain(row.get(4, BigDecimal.class)));
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

  /** Counts of the sales and of the credits. */
  Uni<Summary> summary(Mutiny.Session session, UUID connectionId) {
    return count(session, STATES, connectionId)
        .flatMap(
            states ->
                count(session, REASONS, connectionId)
                    .map(
                        reasons ->
                            new Summary(
                                Summary.Counts.of(states.get(false), reasons.get(false)),
                                Summary.Counts.of(states.get(true), reasons.get(true)))));
  }

  /** Nothing of a connection's orders is left. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return reasons
        .forget(session, connectionId)
        .chain(() -> forgetDocuments(session, connectionId));
  }

  private static Uni<Void> forgetDocuments(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from order_overview where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** By whether it is a credit, then by name. */
  private static Uni<Map<Boolean, TreeMap<String, Long>>> count(
      Mutiny.Session session, String sql, UUID connectionId) {
    return session
        .createNativeQuery(sql, Tuple.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(
            rows -> {
              Map<Boolean, TreeMap<String, Long>> counts =
                  Map.of(false, new TreeMap<>(), true, new TreeMap<>());
              rows.forEach(
                  row ->
                      counts
                          .get(row.get(0, Boolean.class))
                          .put(row.get(1, String.class), row.get(2, Number.class).longValue()));
              return counts;
            });
  }
}
