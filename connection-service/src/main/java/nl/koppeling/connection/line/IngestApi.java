package nl.koppeling.connection.line;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The internal addresses of the order service; called with this service's own token. */
@RegisterRestClient(configKey = "ingest-service")
@OidcClientFilter
@Path("/internal/connections/{id}/backfill")
interface IngestApi {

  @POST
  @Path("{word}")
  Uni<RestResponse<byte[]>> say(@PathParam("id") UUID id, @PathParam("word") String word);
}
