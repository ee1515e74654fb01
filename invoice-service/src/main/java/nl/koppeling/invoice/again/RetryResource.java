package nl.koppeling.invoice.again;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.invoice.posting.PostingKey;

/**
 * "Try again" for one order; for the connection service, which checks whose order it is, and
 * operators.
 */
@Path("/internal/connections/{connection}/orders/{order}/retry")
@RolesAllowed({"service", "operator"})
@Produces(MediaType.APPLICATION_JSON)
public class RetryResource {

  private final TryAgain tryAgain;

  RetryResource(TryAgain tryAgain) {
    this.tryAgain = tryAgain;
  }

  /**
   * Tries a document of an order again.
   *
   * @param refundId the refund whose credit is meant; 0 or absent: the sale
   * @param kind of the document, when it is one that an accepted change made; absent: the sale or
   *     the credit
   * @param revision of the document, 0 or absent for the order as it was first booked
   * @return 202 with the state it goes on from, 400 for a document there cannot be, 404 for an
   *     unknown document, 409 when nothing can be tried
   */
  @POST
  public Uni<Response> retry(
      @PathParam("connection") UUID connectionId,
      @PathParam("order") long orderId,
      @QueryParam("refund") long refundId,
      @QueryParam("document") Document.Kind kind,
      @QueryParam("revision") int revision) {
    Document document;
    try {
      document = new Document(kind == null ? usual(refundId) : kind, refundId, revision);
    } catch (IllegalArgumentException e) {
      return Uni.createFrom().item(Response.status(Response.Status.BAD_REQUEST).build());
    }
    return tryAgain
        .document(new PostingKey(connectionId, orderId, document))
        .map(
            result ->
                result
                    .map(RetryResource::answer)
                    .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build()));
  }

  private static Document.Kind usual(long refundId) {
    return refundId == 0 ? Document.Kind.SALE : Document.Kind.CREDIT;
  }

  private static Response answer(TryAgain.Result result) {
    Response.Status status = result.tried() ? Response.Status.ACCEPTED : Response.Status.CONFLICT;
    return Response.status(status)
        .entity(Map.of("state", result.state().getClass().getSimpleName()))
        .build();
  }
}
