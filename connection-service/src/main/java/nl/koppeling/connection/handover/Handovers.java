package nl.koppeling.connection.handover;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** All that was asked for one connection. */
@ApplicationScoped
public class Handovers {

  private final Approvals approvals;
  private final Activations activations;

  @Inject
  Handovers(Approvals approvals, Activations activations) {
    this.approvals = approvals;
    this.activations = activations;
  }

  /** Nothing of it is left, and no reference of it counts. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return approvals
        .forget(session, connectionId)
        .chain(() -> activations.forget(session, connectionId));
  }
}
