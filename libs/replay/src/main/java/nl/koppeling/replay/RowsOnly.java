package nl.koppeling.replay;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Of a service that calls nobody for what it hears. */
@DefaultBean
@ApplicationScoped
class RowsOnly implements Consequences {

  @Override
  public Uni<Effect> of(Mutiny.Session session, UUID connectionId, long orderId) {
    return Uni.createFrom().item(Effect.KEPT);
  }
}
