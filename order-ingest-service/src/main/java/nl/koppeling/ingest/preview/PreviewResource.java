package nl.koppeling.ingest.preview;

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
import nl.koppeling.ingest.orders.Foretold;
import nl.koppeling.ingest.shop.ShopTrouble;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** For the connection service, which checked whose shop it is. Question and answer are secret. */
@Path("/internal/connections/{connection}/last-orders")
@RolesAllowed("service")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PreviewResource {

  private static final Logger LOG = Logger.getLogger(PreviewResource.class);

  private final ReadLast last;

  PreviewResource(ReadLast last) {
    this.last = last;
  }

  /** The last orders as they would be told; 502 when the shop does not answer as it should. */
  @POST
  public Uni<RestResponse<List<Foretold>>> lastOrders(
      @PathParam("connection") UUID connectionId, @NotNull @Valid Question question) {
    if (!question.connection().connectionId().equals(connectionId)) {
      throw new BadRequestException();
    }
    return last.of(question)
        .map(RestResponse::ok)
        .onFailure(ShopTrouble.class)
        .recoverWithItem(
            trouble -> {
              LOG.infof("%s: %s", question, trouble.getMessage());
              return RestResponse.status(RestResponse.Status.BAD_GATEWAY);
            });
  }
}
