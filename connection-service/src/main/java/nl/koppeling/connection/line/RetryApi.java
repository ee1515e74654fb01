package nl.koppeling.connection.line;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** The internal address at which a service lets a document go on. */
interface RetryApi {

  @POST
  @Path("retry")
  Uni<RestResponse<byte[]>> retry(
      @PathParam("id") UUID id,
      @PathParam("order") long orderId,
      @QueryParam("refund") long refundId);
}
