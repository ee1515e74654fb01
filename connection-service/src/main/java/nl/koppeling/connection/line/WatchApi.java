package nl.koppeling.connection.line;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The internal address of the order service that says how a shop is watched. */
@RegisterRestClient(configKey = "ingest-service")
@OidcClientFilter
@Path("/internal/connections/{id}/watch")
interface WatchApi {

  @GET
  Uni<RestResponse<byte[]>> watch(@PathParam("id") UUID id);
}
