package nl.koppeling.connection.replay;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Of the ingest service; called with this service's own token. */
@RegisterRestClient(configKey = "ingest-service")
@OidcClientFilter
@Path("/internal/replays")
interface IngestReplayApi extends ReplayApi {}
