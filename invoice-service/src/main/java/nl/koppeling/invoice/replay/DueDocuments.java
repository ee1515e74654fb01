package nl.koppeling.invoice.replay;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import nl.koppeling.replay.Consequences;
import nl.koppeling.replay.Effect;
import org.hibernate.reactive.mutiny.Mutiny;

/** Documents of the order that this transaction made due, or lets wait for another one. */
@ApplicationScoped
class DueDocuments implements Consequences {

  private static final String WRITTEN =
      "select coalesce(max(case when state in ('PLANNED', 'ORDER_PLANNED', 'WAITING') then 2"
          + " when due_at is not null then 1 else 0 end), 0) from posting"
          + " where connection_id = :connection and order_id = :order"
          + " and xmin = cast(pg_current_xact_id() as xid)";

  @Override
  public Uni<Effect> of(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createNativeQuery(WRITTEN, Integer.class)
        .setParameter("connection", connectionId)
        .setParameter("order", orderId)
        .getSingleResult()
        .map(
            most ->
                switch (most) {
                  case 2 -> Effect.BOOKING;
                  case 1 -> Effect.WORK;
                  default -> Effect.KEPT;
                });
  }
}
