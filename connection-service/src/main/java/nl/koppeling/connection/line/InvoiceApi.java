package nl.koppeling.connection.line;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The internal addresses of the invoice service; called with this service's own token. */
@RegisterRestClient(configKey = "invoice-service")
@OidcClientFilter
@Path("/internal/connections/{id}/orders/{order}")
interface InvoiceApi extends RetryApi, ClosureApi {

  @GET
  @Path("booking")
  Uni<RestResponse<byte[]>> booking(@PathParam("id") UUID id, @PathParam("order") long orderId);
}
