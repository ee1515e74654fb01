package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The codes of the documents' reasons, in table {@code order_reason}: to search and to count by.
 */
@ApplicationScoped
class ReasonRows {

  private static final String DELETE =
      "delete from order_reason where connection_id = :id and order_id = :order"
          + " and refund_id = :refund";

  private static final String INSERT =
      "insert into order_reason (connection_id, code, order_id, refund_id)"
          + " select :id, code, :order, :refund from unnest(string_to_array(:codes, ',')) code";

  /** Writes the codes of a document when they are not what they were. */
  Uni<Void> replace(Mutiny.Session session, OverviewRow row, Set<String> before) {
    Set<String> now = row.standing().codes();
    if (now.equals(before)) {
      return Uni.createFrom().voidItem();
    }
    Uni<Integer> deleted =
        before.isEmpty()
            ? Uni.createFrom().item(0)
            : session
                .createNativeQuery(DELETE)
                .setParameter("id", row.connectionId)
                .setParameter("order", row.orderId)
                .setParameter("refund", row.refundId)
                .executeUpdate();
    return now.isEmpty()
        ? deleted.replaceWithVoid()
        : deleted
            .chain(
                () ->
                    session
                        .createNativeQuery(INSERT)
                        .setParameter("id", row.connectionId)
                        .setParameter("order", row.orderId)
                        .setParameter("refund", row.refundId)
                        .setParameter("codes", String.join(",", now))
                        .executeUpdate())
            .replaceWithVoid();
  }

  Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from order_reason where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }
}
