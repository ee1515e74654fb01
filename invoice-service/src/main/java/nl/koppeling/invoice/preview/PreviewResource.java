package nl.koppeling.invoice.preview;

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
import nl.koppeling.snelstart.SnelStartException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** For the connection service, which checked whose connection it is. The question is secret. */
@Path("/internal/connections/{connection}/foretellings")
@RolesAllowed("service")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PreviewResource {

  private static final Logger LOG = Logger.getLogger(PreviewResource.class);

  private final Foretell foretelling;

  PreviewResource(Foretell foretelling) {
    this.foretelling = foretelling;
  }

  /** What would be booked; 502 when SnelStart does not answer as it should. */
  @POST
  public Uni<RestResponse<List<Foretold>>> foretell(
      @PathParam("connection") UUID connectionId, @NotNull @Valid Question question) {
    if (!question.connection().connectionId().equals(connectionId)) {
      throw new BadRequestException();
    }
    return foretelling
        .foretell(question)
        .map(RestResponse::ok)
        .onFailure(SnelStartException.class)
        .recoverWithItem(
            failure -> {
              LOG.infof("%s: %s", question, failure.getClass().getSimpleName());
              return RestResponse.status(RestResponse.Status.BAD_GATEWAY);
            });
  }
}
