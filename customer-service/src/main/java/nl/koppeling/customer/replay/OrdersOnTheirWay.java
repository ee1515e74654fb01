package nl.koppeling.customer.replay;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import nl.koppeling.replay.Consequences;
import nl.koppeling.replay.Effect;
import org.hibernate.reactive.mutiny.Mutiny;

/** Orders that this transaction placed, or told the next stage. */
@ApplicationScoped
class OrdersOnTheirWay implements Consequences {

  private static final String WRITTEN =
      "select exists (select 1 from linking where connection_id = :connection and order_id = :order"
          + " and state in ('ARRIVED', 'PROVING', 'PLANNED', 'LINKED')"
          + " and xmin = cast(pg_current_xact_id() as xid))";

  @Override
  public Uni<Effect> of(Mutiny.Session session, UUID connectionId, long orderId) {
    return session
        .createNativeQuery(WRITTEN, Boolean.class)
        .setParameter("connection", connectionId)
        .setParameter("order", orderId)
        .getSingleResult()
        .map(onItsWay -> onItsWay ? Effect.WORK : Effect.KEPT);
  }
}
