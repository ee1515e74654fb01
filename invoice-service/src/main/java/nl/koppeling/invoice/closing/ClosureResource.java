package nl.koppeling.invoice.closing;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.invoice.posting.PostingKey;

/**
 * "Booked elsewhere" for one document; for the connection service, which checks whose order it is.
 * Taking a booking over is the owner's word, so operators cannot.
 */
@Path("/internal/connections/{connection}/orders/{order}/closure")
@RolesAllowed("service")
public class ClosureResource {

  private final CloseDocument closing;

  ClosureResource(CloseDocument closing) {
    this.closing = closing;
  }

  /**
   * Closes the sale of an order, or the credit of a refund.
   *
   * @param refundId the refund whose credit is meant; 0 or absent: the sale
   * @return 202 when it is closed, also when it was before; 404 for an unknown document, 409 when
   *     it is not parked
   */
  @POST
  public Uni<Response> close(
      @PathParam("connection") UUID connectionId,
      @PathParam("order") long orderId,
      @QueryParam("refund") long refundId) {
    Document document = refundId == 0 ? Document.SALE : Document.creditFor(refundId);
    return closing
        .document(new PostingKey(connectionId, orderId, document))
        .map(ClosureResource::answer);
  }

  private static Response answer(CloseDocument.Result result) {
    return Response.status(
            switch (result) {
              case CLOSED -> Response.Status.ACCEPTED;
              case UNKNOWN -> Response.Status.NOT_FOUND;
              case NOT_PARKED -> Response.Status.CONFLICT;
            })
        .build();
  }
}
