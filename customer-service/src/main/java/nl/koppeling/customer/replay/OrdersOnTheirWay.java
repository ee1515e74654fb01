package nl.koppeling.customer.replay;

import jakarta.enterprise.context.ApplicationScoped;
import nl.koppeling.replay.Consequences;

/** Orders that were placed, or told the next stage. */
@ApplicationScoped
class OrdersOnTheirWay implements Consequences {

  @Override
  public String question() {
    return "select case when exists (select 1 from linking where connection_id = :connection"
        + " and order_id = :order and state in ('ARRIVED', 'PROVING', 'PLANNED', 'LINKED')"
        + " and xmin = cast(pg_current_xact_id() as xid)) then 'WORK' else 'KEPT' end";
  }
}
