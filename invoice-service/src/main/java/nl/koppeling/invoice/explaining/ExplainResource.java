package nl.koppeling.invoice.explaining;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * Why an order was booked as it was; for the connection service, which checks whose order it is,
 * and operators.
 */
@Path("/internal/connections/{connection}/orders/{order}/booking")
@RolesAllowed({"service", "operator"})
@Produces(MediaType.APPLICATION_JSON)
public class ExplainResource {

  private final ExplainOrder orders;

  ExplainResource(ExplainOrder orders) {
    this.orders = orders;
  }

  /** The explanation; 404 when nothing of the order was composed. */
  @GET
  public Uni<Explanation> booking(
      @PathParam("connection") UUID connectionId, @PathParam("order") long orderId) {
    return orders
        .explain(connectionId, orderId)
        .map(found -> found.orElseThrow(NotFoundException::new));
  }
}
