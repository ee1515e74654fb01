package nl.koppeling.connection.order;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import nl.koppeling.connection.line.Explanation;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** One order of a connection. */
@Path("/api/connections/{id}/orders/{orderId}")
@Tag(name = "Orders")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class OrderResource {

  private final Caller caller;
  private final ReadOrder reading;
  private final ExplainOrder explaining;
  private final RetryOrder retrying;
  private final CloseOrder closing;

  @Inject
  OrderResource(
      Caller caller,
      ReadOrder reading,
      ExplainOrder explaining,
      RetryOrder retrying,
      CloseOrder closing) {
    this.caller = caller;
    this.reading = reading;
    this.explaining = explaining;
    this.retrying = retrying;
    this.closing = closing;
  }

  @GET
  @Operation(
      summary = "One order: how its documents stand, what can be done, and everything said of it",
      description =
          "The history holds every event heard, the first first. `shopLink` is the order in the"
              + " shop's admin; `invoiceNumber` finds it in SnelStart.")
  public Uni<OrderStory> order(UUID id, long orderId) {
    return reading.read(caller.person(), id, orderId);
  }

  @GET
  @Path("booking")
  @Operation(
      summary =
          "Each ledger line explained: field of the order, rule of the settings, VAT treatment",
      description =
          "404 NOT_COMPOSED while no booking of the order was composed; 503 TRY_LATER when the"
              + " booking part does not answer.")
  public Uni<Explanation> booking(UUID id, long orderId) {
    return explaining.explain(caller.person(), id, orderId);
  }

  @POST
  @Path("retry")
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(
      summary = "Try a stuck document again; `refund` names a credit, without it the sale is meant",
      description =
          "202: it goes on, its outcome comes with the overview. 404: unknown order or refund. 409"
              + " NOTHING_TO_RETRY: it goes on by itself, is done, or waits for the shop; 409"
              + " CONNECTION_NOT_WORKING: paused or not switched on.")
  @APIResponse(responseCode = "202", description = "It goes on")
  public Uni<RestResponse<Void>> retry(
      UUID id, long orderId, @RestQuery @DefaultValue("0") @Min(0) long refund) {
    return retrying
        .retry(caller.person(), id, orderId, refund)
        .replaceWith(RestResponse.accepted());
  }

  @POST
  @Path("closure")
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(
      summary =
          "The owner booked a parked document elsewhere, or will; `refund` names a credit, without"
              + " it the sale is meant",
      description =
          "202: it is closed for good and comes to be SKIPPED with reason BOOKED_ELSEWHERE; no replay,"
              + " later version or retry books it, and its refunds are for the owner too. The same when it"
              + " was closed before. 404: unknown order or refund. 409 NOT_CLOSABLE: it is not parked, or"
              + " may stand in SnelStart.")
  @APIResponse(responseCode = "202", description = "The owner books it")
  public Uni<RestResponse<Void>> close(
      UUID id, long orderId, @RestQuery @DefaultValue("0") @Min(0) long refund) {
    return closing.close(caller.person(), id, orderId, refund).replaceWith(RestResponse.accepted());
  }
}
