package nl.koppeling.ingest.shop;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The connection service's internal address for shop keys; called with this service's own token.
 */
@RegisterRestClient(configKey = "connection-service")
@OidcClientFilter
@Path("/internal/connections/{id}/shop-key")
interface ShopKeyApi {

  @GET
  Uni<RestResponse<byte[]>> shopKey(@PathParam("id") UUID connectionId);
}
