package nl.koppeling.connection.line;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The internal address at which a service closes a document that its owner books. */
interface ClosureApi {

  @POST
  @Path("closure")
  Uni<RestResponse<byte[]>> close(
      @PathParam("id") UUID id,
      @PathParam("order") long orderId,
      @QueryParam("refund") long refundId);
}
