package nl.koppeling.access;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The connection service's internal address for tokens; called with the service's own token. */
@RegisterRestClient(configKey = "connection-service")
@OidcClientFilter
@Path("/internal/connections/{id}/snelstart-token")
interface TokensApi {

  @GET
  Uni<RestResponse<byte[]>> token(
      @PathParam("id") UUID connectionId, @QueryParam("refresh") boolean refresh);
}
