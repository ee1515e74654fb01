package nl.koppeling.ingest.closing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.koppeling.ingest.orders.OrderDesk;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * "Booked elsewhere" for one order that the shop left unclear; for the connection service, which
 * checks whose order it is. Taking a booking over is the owner's word, so operators cannot.
 */
@Path("/internal/connections/{connection}/orders/{order}/closure")
@RolesAllowed("service")
public class ClosureResource {

  private final Mutiny.SessionFactory sessions;
  private final Turns turns;
  private final OrderDesk desk;

  ClosureResource(Mutiny.SessionFactory sessions, Turns turns, OrderDesk desk) {
    this.sessions = sessions;
    this.turns = turns;
    this.desk = desk;
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
    return sessions
        .withTransaction(
            session ->
                turns
                    .lock(session, connectionId)
                    .flatMap(locked -> desk.takeOver(session, connectionId, orderId)))
        .map(ClosureResource::answer);
  }

  private static Response answer(OrderDesk.TakenOver result) {
    return Response.status(
            switch (result) {
              case DONE -> Response.Status.ACCEPTED;
              case UNKNOWN -> Response.Status.NOT_FOUND;
              case NOT_PARKED -> Response.Status.CONFLICT;
            })
        .build();
  }
}
