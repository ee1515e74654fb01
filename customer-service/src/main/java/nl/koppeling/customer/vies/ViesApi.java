package nl.koppeling.customer.vies;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The European Commission's REST API of VIES. The number travels in the body, never in an address,
 * so it is in no log of the way; bodies are bytes, because an answer may be anything.
 */
@RegisterRestClient(configKey = "vies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface ViesApi {

  @POST
  @Path("/check-vat-number")
  Uni<RestResponse<byte[]>> check(byte[] question);
}
