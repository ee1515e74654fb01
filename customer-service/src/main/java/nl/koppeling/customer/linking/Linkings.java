package nl.koppeling.customer.linking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.VatProof;
import nl.koppeling.events.trace.Traces;
import org.hibernate.reactive.mutiny.Mutiny;

/** The orders on their way through this service (table {@code linking}), one row per order. */
@ApplicationScoped
public class Linkings {

  private static final String KNOWN =
      "select cast(extract(epoch from modified_at) * 1000 as bigint), content_hash, relation_id,"
          + " demand, proof, state = 'CLOSED' from linking where connection_id = :connection"
          + " and order_id = :order";

  /** States in which the order's content is not needed again. */
  private static final Set<String> KEPT_NO_LONGER = Set.of("LINKED", "CLOSED");

  private static final String PUT =
      "insert into linking (connection_id, order_id, modified_at, content_hash, state, body,"
          + " customer_key, relation_id, traceparent, lane, demand, proof) values (:connection,"
          + " :order, cast(:modified as timestamptz), :hash, :state, :body, cast(:key as text),"
          + " cast(:relation as uuid), :traceparent, :lane, :demand, :proof)"
          + " on conflict (connection_id, order_id) do update set modified_at = excluded.modified_at,"
          + " content_hash = excluded.content_hash, state = excluded.state, body = excluded.body,"
          + " customer_key = excluded.customer_key, relation_id = excluded.relation_id,"
          + " traceparent = excluded.traceparent, lane = excluded.lane, demand = excluded.demand,"
          + " proof = excluded.proof, attempts = 0, told = false, due_at = clock_timestamp()";

  private static final String WAITING =
      "select body, traceparent, demand, proof from linking where connection_id = :connection"
          + " and customer_key = :key and state = 'PLANNED' order by arrival";

  private static final String ARRIVED =
      "select body, traceparent, demand, proof from linking where connection_id = :connection"
          + " and state = 'ARRIVED' and due_at <= clock_timestamp() order by arrival limit 50";

  private static final String POSTPONE =
      "update linking set due_at = clock_timestamp() + :wait * interval '1 millisecond'"
          + " where connection_id = :connection and state = 'ARRIVED'";

  /** What is remembered of an order. */
  Uni<Optional<Known>> known(Mutiny.Session session, OrderRef order) {
    return session
        .createNativeQuery(KNOWN, Object[].class)
        .setParameter("connection", order.connectionId())
        .setParameter("order", order.orderId())
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Linkings::known));
  }

  /** The order has arrived and its connection is not known yet. */
  Uni<Void> arrived(Mutiny.Session session, OrderCompleted order) {
    return put(session, WaitingOrder.of(order, "", Optional.empty()), "ARRIVED", null, null);
  }

  /** The order waits for the register's verdict on its buyer's VAT number. */
  Uni<Void> proving(Mutiny.Session session, WaitingOrder order) {
    return put(session, order, "PROVING", null, null);
  }

  /** The order waits for the relation of this customer. */
  Uni<Void> planned(Mutiny.Session session, WaitingOrder order, CustomerKey customer) {
    return put(session, order, "PLANNED", customer.hash(), null);
  }

  /** The order has its relation; its content is kept no longer. */
  Uni<Void> linked(Mutiny.Session session, WaitingOrder order, UUID relationId) {
    return put(session, order, "LINKED", null, relationId);
  }

  /** The order waits for a person. */
  Uni<Void> parked(Mutiny.Session session, OrderCompleted order) {
    return put(session, WaitingOrder.of(order, "", Optional.empty()), "PARKED", null, null);
  }

  /** The owner books the order; its content is kept no longer. */
  Uni<Void> closed(Mutiny.Session session, OrderCompleted order) {
    return put(session, WaitingOrder.of(order, "", Optional.empty()), "CLOSED", null, null);
  }

  /** An order and whether it is parked, locked until the transaction ends. */
  public Uni<Parked> lockParked(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createNativeQuery(
            "select state, body from linking where connection_id = :connection"
                + " and order_id = :order for update",
            Object[].class)
        .setParameter("connection", connectionId)
        .setParameter("order", orderId)
        .getResultList()
        .map(rows -> rows.isEmpty() ? new Parked.Unknown() : parked(rows.getFirst()));
  }

  private static Parked parked(Object[] row) {
    byte[] body = ((String) row[1]).getBytes(StandardCharsets.UTF_8);
    return switch ((String) row[0]) {
      case "PARKED" -> new Parked.Here(EventCodec.read(body, OrderCompleted.class));
      case "CLOSED" -> new Parked.Closed();
      default -> new Parked.Elsewhere();
    };
  }

  /** All orders that wait for the relation of this customer, first come first. */
  public Uni<List<WaitingOrder>> waiting(Mutiny.Session session, CustomerKey customer) {
    return session
        .createNativeQuery(WAITING, Object[].class)
        .setParameter("connection", customer.connectionId())
        .setParameter("key", customer.hash())
        .getResultList()
        .map(rows -> rows.stream().map(Linkings::waiting).toList());
  }

  /** The first of those that wait for the relation of this customer. */
  public Uni<Optional<WaitingOrder>> firstWaiting(Mutiny.Session session, CustomerKey customer) {
    return session
        .createNativeQuery(WAITING + " limit 1", Object[].class)
        .setParameter("connection", customer.connectionId())
        .setParameter("key", customer.hash())
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Linkings::waiting));
  }

  /** At most 50 orders that arrived before their connection was known and are due. */
  public Uni<List<WaitingOrder>> arrived(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(ARRIVED, Object[].class)
        .setParameter("connection", connectionId)
        .getResultList()
        .map(rows -> rows.stream().map(Linkings::waiting).toList());
  }

  /** Looks later at orders whose connection is not known yet. */
  public Uni<Void> postponeArrived(Mutiny.Session session, UUID connectionId, Duration wait) {
    return session
        .createNativeQuery(POSTPONE)
        .setParameter("wait", wait.toMillis())
        .setParameter("connection", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Forgets all orders of a connection. */
  public Uni<Void> forgetAll(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from linking where connection_id = :connection")
        .setParameter("connection", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<Void> put(
      Mutiny.Session session, WaitingOrder waiting, String state, String key, UUID relationId) {
    OrderCompleted order = waiting.order();
    OrderVersion version = order.order().version();
    return session
        .createNativeQuery(PUT)
        .setParameter("connection", order.connectionId())
        .setParameter("order", order.order().orderId())
        .setParameter("modified", version.modifiedAt().atOffset(ZoneOffset.UTC))
        .setParameter("hash", version.contentHash())
        .setParameter("state", state)
        .setParameter("body", KEPT_NO_LONGER.contains(state) ? "" : EventCodec.encode(order))
        .setParameter("key", key)
        .setParameter("relation", relationId)
        .setParameter("traceparent", Traces.current())
        .setParameter("lane", order.lane().name())
        .setParameter("demand", waiting.demand())
        .setParameter("proof", waiting.proof().map(EventCodec::write).orElse(""))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Known known(Object[] row) {
    Instant modifiedAt = Instant.ofEpochMilli(((Number) row[0]).longValue());
    return new Known(
        new OrderVersion(modifiedAt, (String) row[1]),
        Optional.ofNullable((UUID) row[2]),
        (String) row[3],
        proof((String) row[4]),
        (Boolean) row[5]);
  }

  static WaitingOrder waiting(Object[] row) {
    byte[] body = ((String) row[0]).getBytes(StandardCharsets.UTF_8);
    return new WaitingOrder(
        EventCodec.read(body, OrderCompleted.class),
        (String) row[1],
        (String) row[2],
        proof((String) row[3]));
  }

  private static Optional<VatProof> proof(String json) {
    return json.isEmpty()
        ? Optional.empty()
        : Optional.of(EventCodec.read(json.getBytes(StandardCharsets.UTF_8), VatProof.class));
  }
}
