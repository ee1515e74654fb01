package nl.koppeling.connection.backfill;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import nl.koppeling.connection.line.OldOrders.Word;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The orders that were there before the connection: how far they are, and pause, resume, cancel.
 */
@Path("/api/connections/{id}/backfill")
@Tag(name = "Orders")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class BackfillResource {

  private final Caller caller;
  private final ReadBackfill reading;
  private final SteerBackfill steering;

  @Inject
  BackfillResource(Caller caller, ReadBackfill reading, SteerBackfill steering) {
    this.caller = caller;
    this.reading = reading;
    this.steering = steering;
  }

  @GET
  @Operation(
      summary = "How far the orders are that were there before the connection",
      description =
          "`read` from the shop, `processed`: booked, parked, skipped or waiting. 404 BACKFILL_UNKNOWN"
              + " when there is nothing to take along.")
  public Uni<BackfillView> backfill(UUID id) {
    return reading.read(caller.person(), id);
  }

  @POST
  @Path("pause")
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(
      summary = "Lets it rest; new orders go on",
      description = "404 BACKFILL_UNKNOWN; 409 BACKFILL_OVER when it is done or cancelled.")
  @APIResponse(responseCode = "202", description = "It rests")
  public Uni<RestResponse<Void>> pause(UUID id) {
    return said(id, Word.PAUSE);
  }

  @POST
  @Path("resume")
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(summary = "Lets it go on where it was", description = "Answers like pause.")
  @APIResponse(responseCode = "202", description = "It goes on")
  public Uni<RestResponse<Void>> resume(UUID id) {
    return said(id, Word.RESUME);
  }

  @POST
  @Path("cancel")
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(
      summary = "Leaves the rest for good",
      description =
          "What was read stays booked; what was not read is not booked, also when it changes later."
              + " Answers like pause.")
  @APIResponse(responseCode = "202", description = "The rest is left")
  public Uni<RestResponse<Void>> cancel(UUID id) {
    return said(id, Word.CANCEL);
  }

  private Uni<RestResponse<Void>> said(UUID id, Word word) {
    return steering.say(caller.person(), id, word).replaceWith(RestResponse.accepted());
  }
}
