package nl.koppeling.connection.line;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal addresses of the ingest service for orders; called with this service's token. */
@RegisterRestClient(configKey = "ingest-service")
@OidcClientFilter
@Path("/internal/connections/{id}/orders/{order}")
interface ShopOrdersApi extends ClosureApi {}
