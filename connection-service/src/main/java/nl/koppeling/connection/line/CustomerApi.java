package nl.koppeling.connection.line;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal addresses of the customer service; called with this service's own token. */
@RegisterRestClient(configKey = "customer-service")
@OidcClientFilter
@Path("/internal/connections/{id}/orders/{order}")
interface CustomerApi extends RetryApi, ClosureApi {}
