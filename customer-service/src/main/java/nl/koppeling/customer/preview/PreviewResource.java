package nl.koppeling.customer.preview;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** For the connection service, which checked whose connection it is. The question is secret. */
@Path("/internal/connections/{connection}/foretellings")
@RolesAllowed("service")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PreviewResource {

  private final Foretell foretelling;

  PreviewResource(Foretell foretelling) {
    this.foretelling = foretelling;
  }

  /** On whose relation each order would be booked. */
  @POST
  public Uni<List<Foretold>> foretell(
      @PathParam("connection") UUID connectionId, @NotNull @Valid Question question) {
    if (!question.connection().connectionId().equals(connectionId)) {
      throw new BadRequestException();
    }
    return foretelling.foretell(question);
  }
}
