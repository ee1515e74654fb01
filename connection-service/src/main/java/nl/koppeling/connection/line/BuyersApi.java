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

/** The internal address of the customer service for orders that are only looked at. */
@RegisterRestClient(configKey = "customer-service")
@OidcClientFilter
@Path("/internal/connections/{id}/foretellings")
@Consumes(MediaType.APPLICATION_JSON)
interface BuyersApi {

  @POST
  Uni<RestResponse<byte[]>> foretell(@PathParam("id") UUID id, ForetellingQuestion.Buyers question);
}
