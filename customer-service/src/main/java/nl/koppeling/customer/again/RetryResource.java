package nl.koppeling.customer.again;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * "Try again" for one order that could not get a relation; for the connection service, which checks
 * whose order it is, and operators.
 */
@Path("/internal/connections/{connection}/orders/{order}/retry")
@RolesAllowed({"service", "operator"})
public class RetryResource {

  private final TryAgain tryAgain;

  RetryResource(TryAgain tryAgain) {
    this.tryAgain = tryAgain;
  }

  /**
   * Tries an order again.
   *
   * @return 202 when it goes on, 404 for an unknown order, 409 when it is not parked here
   */
  @POST
  public Uni<Response> retry(
      @PathParam("connection") UUID connectionId, @PathParam("order") long orderId) {
    return tryAgain.order(connectionId, orderId).map(RetryResource::answer);
  }

  private static Response answer(TryAgain.Result result) {
    return Response.status(
            switch (result) {
              case TRIED -> Response.Status.ACCEPTED;
              case UNKNOWN -> Response.Status.NOT_FOUND;
              case NOT_PARKED -> Response.Status.CONFLICT;
            })
        .build();
  }
}
