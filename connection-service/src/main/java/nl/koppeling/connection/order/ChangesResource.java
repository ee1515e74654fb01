package nl.koppeling.connection.order;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.line.OrderChange;
import nl.koppeling.connection.line.OrderChanges.Word;
import nl.koppeling.connection.ownership.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What the shop changed after it was booked: shown, and corrected on the owner's word. */
@Path("/api/connections/{id}/changes")
@Tag(name = "Orders")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class ChangesResource {

  private final Caller caller;
  private final ReadChanges reading;
  private final DecideChange deciding;

  @Inject
  ChangesResource(Caller caller, ReadChanges reading, DecideChange deciding) {
    this.caller = caller;
    this.reading = reading;
    this.deciding = deciding;
  }

  @GET
  @Operation(
      summary = "Orders and refunds changed after they were booked, the newest hundred",
      description =
          "An open one says what stands in the books, what accepting it books, and what stands then."
              + " 503 TRY_LATER when the booking part does not answer.")
  public Uni<List<OrderChange>> changes(UUID id) {
    return reading.read(caller.person(), id);
  }

  @POST
  @Path("{change}/acceptance")
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(
      summary = "Books what the change proposes",
      description =
          "202: it goes on, how far each document is comes with the changes. 404 CHANGE_UNKNOWN;"
              + " 409 CHANGE_NOT_DECIDABLE: decided already, followed by a later change, or not now,"
              + " and nothing was done; 409 CONNECTION_NOT_WORKING.")
  @APIResponse(responseCode = "202", description = "It goes on")
  public Uni<RestResponse<Void>> accept(UUID id, UUID change) {
    return decided(id, change, Word.ACCEPTANCE);
  }

  @POST
  @Path("{change}/refusal")
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(
      summary = "Leaves the books as they stand",
      description = "Answers like the acceptance; nothing is booked.")
  @APIResponse(responseCode = "202", description = "It stays as it is")
  public Uni<RestResponse<Void>> decline(UUID id, UUID change) {
    return decided(id, change, Word.REFUSAL);
  }

  private Uni<RestResponse<Void>> decided(UUID id, UUID change, Word word) {
    return deciding.decide(caller.person(), id, change, word).replaceWith(RestResponse.accepted());
  }
}
