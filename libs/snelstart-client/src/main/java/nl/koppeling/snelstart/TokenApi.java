package nl.koppeling.snelstart;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * SnelStart's token host (SnelStart API reference 2.2); the configured address is that of the
 * endpoint itself.
 */
@RegisterRestClient(configKey = "snelstart-token")
@RegisterProvider(UntracedClient.class)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
interface TokenApi {

  @POST
  Uni<RestResponse<byte[]>> mint(byte[] form);
}
