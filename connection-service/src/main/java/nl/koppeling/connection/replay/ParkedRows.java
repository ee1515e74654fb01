package nl.koppeling.connection.replay;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.replay.Calling;
import nl.koppeling.replay.ParkedDocument;
import org.hibernate.reactive.mutiny.Mutiny;

/** Documents parked for a reason, by the service they are parked at, over all connections. */
@ApplicationScoped
class ParkedRows {

  /** Stages of the overview at which each service parks. */
  private static final Map<String, Set<String>> STAGES =
      Map.of(
          Reader.CUSTOMER, Set.of("CUSTOMER"),
          Reader.INVOICE, Set.of("INVOICE", "BOOKED", "SETTLED", "ORDERED"));

  private static final String WHICH =
      " from order_reason r join order_overview o using (connection_id, order_id, refund_id)"
          + " where r.code = :code and o.state = 'PARKED' and o.stage in (:stages)"
          + " and (cast(:connection as uuid) is null or r.connection_id = :connection)";

  private static final UUID FIRST = new UUID(0, 0);

  /** True when documents can be parked at this service and go on from there. */
  boolean at(String reader) {
    return STAGES.containsKey(reader);
  }

  Uni<Long> count(Mutiny.Session session, String reader, String code, UUID connection) {
    return session
        .createNativeQuery("select count(*)" + WHICH, Long.class)
        .setParameter("code", code)
        .setParameter("stages", STAGES.get(reader))
        .setParameter("connection", connection)
        .getSingleResult();
  }

  /** The next ones after a document (null: from the first), at most those of one step. */
  Uni<List<ParkedDocument>> after(
      Mutiny.Session session, String reader, String code, UUID connection, ParkedDocument last) {
    return session
        .createNativeQuery(
            "select connection_id, order_id, refund_id"
                + WHICH
                + " and (connection_id, order_id, refund_id) > (:last, :order, :refund)"
                + " order by connection_id, order_id, refund_id limit "
                + Calling.MOST,
            Object[].class)
        .setParameter("code", code)
        .setParameter("stages", STAGES.get(reader))
        .setParameter("connection", connection)
        .setParameter("last", last == null ? FIRST : last.connectionId())
        .setParameter("order", last == null ? 0 : last.orderId())
        .setParameter("refund", last == null ? 0 : last.refundId())
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new ParkedDocument(
                                (UUID) row[0],
                                ((Number) row[1]).longValue(),
                                ((Number) row[2]).longValue()))
                    .toList());
  }
}
