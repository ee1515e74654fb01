package nl.koppeling.connection.line;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The internal address of the ingest service for what a connection in shadow holds back. */
@RegisterRestClient(configKey = "ingest-service")
@OidcClientFilter
@Path("/internal/connections/{id}/shadow-orders")
interface ShadowApi {

  @GET
  Uni<RestResponse<byte[]>> orders(
      @PathParam("id") UUID id,
      @QueryParam("from") String from,
      @QueryParam("until") String until,
      @QueryParam("page") int page,
      @QueryParam("size") int size);
}
