package nl.koppeling.replay;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Of a service that calls nobody for what it hears. */
@DefaultBean
@ApplicationScoped
class RowsOnly implements Consequences {

  @Override
  public String question() {
    return "select 'KEPT' from (select cast(:connection as uuid), cast(:order as bigint)) whichever";
  }
}
