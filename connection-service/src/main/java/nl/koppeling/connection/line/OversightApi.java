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

/** The internal address of the invoice service for what can only be seen over many orders. */
@RegisterRestClient(configKey = "invoice-service")
@OidcClientFilter
@Path("/internal/connections/{id}/oversight")
interface OversightApi {

  @GET
  Uni<RestResponse<byte[]>> year(@PathParam("id") UUID id, @QueryParam("year") int year);
}
