package nl.koppeling.connection.line;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The internal addresses of the invoice service for what changed after it was booked. */
@RegisterRestClient(configKey = "invoice-service")
@OidcClientFilter
@Path("/internal/connections/{id}/changes")
@Consumes(MediaType.APPLICATION_JSON)
interface ChangesApi {

  /** Who decides; the subject of the person's token. */
  record Word(String person) {}

  @GET
  Uni<RestResponse<byte[]>> changes(@PathParam("id") UUID id);

  @POST
  @Path("{change}/{answer}")
  Uni<RestResponse<byte[]>> decide(
      @PathParam("id") UUID id,
      @PathParam("change") UUID changeId,
      @PathParam("answer") String answer,
      Word word);
}
