package nl.koppeling.customer.closing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * "Booked elsewhere" for one order that could not get a relation; for the connection service, which
 * checks whose order it is. Taking a booking over is the owner's word, so operators cannot.
 */
@Path("/internal/connections/{connection}/orders/{order}/closure")
@RolesAllowed("service")
public class ClosureResource {

  private final CloseOrder closing;

  ClosureResource(CloseOrder closing) {
    this.closing = closing;
  }

  /**
   * Closes an order.
   *
   * @return 202 when it is closed, also when it was before; 404 for an unknown order, 409 when it
   *     is not parked here
   */
  @POST
  public Uni<Response> close(
      @PathParam("connection") UUID connectionId, @PathParam("order") long orderId) {
    return closing.order(connectionId, orderId).map(ClosureResource::answer);
  }

  private static Response answer(CloseOrder.Result result) {
    return Response.status(
            switch (result) {
              case CLOSED -> Response.Status.ACCEPTED;
              case UNKNOWN -> Response.Status.NOT_FOUND;
              case NOT_PARKED -> Response.Status.CONFLICT;
            })
        .build();
  }
}
