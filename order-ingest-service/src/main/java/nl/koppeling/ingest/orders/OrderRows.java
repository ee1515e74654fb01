package nl.koppeling.ingest.orders;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.ingest.intake.Dossier;
import nl.koppeling.ingest.intake.Seen;
import nl.koppeling.ingest.intake.Standing;
import nl.koppeling.ingest.intake.Why;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables {@code shop_order} and {@code shop_refund}. */
@ApplicationScoped
class OrderRows {

  private static final String READ =
      "select number, total, order_key, cast(extract(epoch from created_at) as bigint),"
          + " cast(extract(epoch from modified_at) as bigint), content_hash, standing, why,"
          + " accepted_sale from shop_order where connection_id = :connection and order_id = :id";

  private static final String SAVE =
      "insert into shop_order as o (connection_id, order_id, number, total, order_key, created_at,"
          + " modified_at, content_hash, standing, why, accepted_sale, accepted_at) values"
          + " (:connection, :id, :number, :total, :key, cast(cast(:created as text) as timestamptz),"
          + " cast(cast(:modified as text) as timestamptz), :hash, :standing, cast(:why as text),"
          + " cast(:sale as text), case when cast(:sale as text) is null then null else now() end)"
          + " on conflict (connection_id, order_id) do update set number = excluded.number,"
          + " total = excluded.total, order_key = excluded.order_key,"
          + " created_at = excluded.created_at, modified_at = excluded.modified_at,"
          + " content_hash = excluded.content_hash, standing = excluded.standing,"
          + " why = excluded.why, accepted_sale = excluded.accepted_sale,"
          + " accepted_at = coalesce(o.accepted_at, excluded.accepted_at), seen_at = now()";

  Uni<Optional<OrderRow>> find(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createNativeQuery(READ, Object[].class)
        .setParameter("connection", connectionId)
        .setParameter("id", orderId)
        .getResultList()
        .flatMap(
            rows ->
                rows.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : refundsTold(session, connectionId, orderId)
                        .map(
                            told ->
                                Optional.of(row(connectionId, orderId, rows.getFirst(), told))));
  }

  /**
   * From when on orders that were never told are told, when the owner cancelled the reading of
   * older ones; empty: from the start date.
   */
  Uni<Optional<Instant>> untoldFrom(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select cast(floor(extract(epoch from until_at)) as bigint) from backfill"
                + " where connection_id = :connection and state = 'CANCELLED'",
            Long.class)
        .setParameter("connection", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(OrderRows::moment));
  }

  /** Which of some orders had refunds that were told. */
  Uni<Set<Long>> withRefunds(Mutiny.Session session, UUID connectionId, List<Long> orderIds) {
    if (orderIds.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return session
        .createNativeQuery(
            "select distinct order_id from shop_refund"
                + " where connection_id = :connection and order_id in (:ids)",
            Long.class)
        .setParameter("connection", connectionId)
        .setParameter("ids", orderIds)
        .getResultList()
        .map(Set::copyOf);
  }

  private static Uni<List<Long>> refundsTold(Mutiny.Session session, UUID connection, long order) {
    return session
        .createNativeQuery(
            "select refund_id from shop_refund"
                + " where connection_id = :connection and order_id = :id",
            Long.class)
        .setParameter("connection", connection)
        .setParameter("id", order)
        .getResultList();
  }

  private static OrderRow row(UUID connectionId, long orderId, Object[] row, List<Long> told) {
    OrderVersion version = new OrderVersion(moment(row[4]), (String) row[5]);
    Optional<Seen.Identity> identity =
        row[3] == null
            ? Optional.empty()
            : Optional.of(new Seen.Identity((String) row[2], moment(row[3])));
    Standing standing =
        new Standing(
            Standing.Kind.valueOf((String) row[6]),
            Optional.ofNullable((String) row[7]).map(Why::valueOf));
    return new OrderRow(
        new OrderRef(connectionId, orderId, (String) row[0], version),
        (BigDecimal) row[1],
        new Dossier(
            identity,
            version,
            standing,
            Optional.ofNullable((String) row[8]),
            new HashSet<>(told)));
  }

  private static Instant moment(Object seconds) {
    return Instant.ofEpochSecond(((Number) seconds).longValue());
  }

  /** Writes the row as it is now; the order's refunds are written one by one as they are told. */
  Uni<Void> save(Mutiny.Session session, OrderRow row) {
    Dossier dossier = row.dossier();
    return session
        .createNativeQuery(SAVE)
        .setParameter("connection", row.ref().connectionId())
        .setParameter("id", row.ref().orderId())
        .setParameter("number", row.ref().number())
        .setParameter("total", row.total())
        .setParameter("key", dossier.identity().map(Seen.Identity::orderKeyHash).orElse(""))
        .setParameter("created", dossier.identity().map(i -> i.createdAt().toString()).orElse(null))
        .setParameter("modified", dossier.version().modifiedAt().toString())
        .setParameter("hash", dossier.version().contentHash())
        .setParameter("standing", dossier.standing().kind().name())
        .setParameter("why", dossier.standing().why().map(Why::name).orElse(null))
        .setParameter("sale", dossier.acceptedSale().orElse(null))
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The refund is gone from the shop and that was told: it is no longer known. */
  Uni<Void> dropRefund(Mutiny.Session session, OrderRef order, long refundId) {
    return session
        .createNativeQuery(
            "delete from shop_refund where connection_id = :connection and refund_id = :refund")
        .setParameter("connection", order.connectionId())
        .setParameter("refund", refundId)
        .executeUpdate()
        .replaceWithVoid();
  }

  Uni<Void> saveRefund(Mutiny.Session session, OrderRef order, long refundId, BigDecimal amount) {
    return session
        .createNativeQuery(
            "insert into shop_refund (connection_id, refund_id, order_id, amount)"
                + " values (:connection, :refund, :id, :amount)")
        .setParameter("connection", order.connectionId())
        .setParameter("refund", refundId)
        .setParameter("id", order.orderId())
        .setParameter("amount", amount)
        .executeUpdate()
        .replaceWithVoid();
  }
}
