package nl.koppeling.invoice.replay;

import jakarta.enterprise.context.ApplicationScoped;
import nl.koppeling.replay.Consequences;

/** Documents of the order that are due now, or wait for another one. */
@ApplicationScoped
class DueDocuments implements Consequences {

  @Override
  public String question() {
    return "select case when bool_or(state in ('PLANNED', 'ORDER_PLANNED', 'WAITING')) then 'BOOKING'"
        + " when bool_or(due_at is not null) then 'WORK' else 'KEPT' end from posting"
        + " where connection_id = :connection and order_id = :order"
        + " and xmin = cast(pg_current_xact_id() as xid)";
  }
}
