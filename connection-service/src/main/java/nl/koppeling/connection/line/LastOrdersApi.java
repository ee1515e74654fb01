package nl.koppeling.connection.line;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The internal address of the ingest service for orders of a shop that may not be on yet. */
@RegisterRestClient(configKey = "ingest-service")
@OidcClientFilter
@Path("/internal/connections/{id}/last-orders")
@Consumes(MediaType.APPLICATION_JSON)
interface LastOrdersApi {

  @POST
  Uni<RestResponse<byte[]>> lastOrders(
      @PathParam("id") UUID id, ForetellingQuestion.LastOrders question);
}
