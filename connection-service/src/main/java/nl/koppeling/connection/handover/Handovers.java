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

  /**
   * An owner goes: what that person was sent for does not count any more, and what a coupling is
   * still told by is another's from now on.
   */
  public Uni<Void> passOn(Mutiny.Session session, UUID connectionId, String from, String to) {
    return approvals
        .forget(session, connectionId, from)
        .chain(() -> activations.passOn(session, connectionId, from, to));
  }

  /** Nothing of it is left, and no reference of it counts. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    return approvals
        .forget(session, connectionId)
        .chain(() -> activations.forget(session, connectionId));
  }
}
