package nl.koppeling.invoice.changes;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import nl.koppeling.invoice.posting.Proposal;
import org.hibernate.reactive.mutiny.Mutiny;

/** Orders and refunds that changed after they were booked (VAT reference, decision V22). */
@Path("/internal/connections/{connection}/changes")
@RolesAllowed({"service", "operator"})
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {

  private final Mutiny.SessionFactory sessions;

  ChangesResource(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** The last hundred changes of a connection, the newest first; an unknown connection has none. */
  @GET
  public Uni<List<Proposal.View>> changes(@PathParam("connection") UUID connectionId) {
    return sessions.withSession(session -> Proposal.of(session, connectionId));
  }
}
