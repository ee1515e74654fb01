package nl.koppeling.ingest.replay;

import jakarta.enterprise.context.ApplicationScoped;
import nl.koppeling.replay.Consequences;

/** Notes that are wanted at the order. */
@ApplicationScoped
class WantedNotes implements Consequences {

  @Override
  public String question() {
    return "select case when exists (select 1 from order_note where connection_id = :connection"
        + " and order_id = :order and state in ('WANTED', 'TRYING')"
        + " and xmin = cast(pg_current_xact_id() as xid)) then 'WORK' else 'KEPT' end";
  }
}
