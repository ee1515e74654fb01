package nl.koppeling.connection.people;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.PeopleCode;
import nl.koppeling.connection.refusals.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The word of somebody who was invited. */
@Path("/api/invitations/acceptance")
@Tag(name = "Owners")
@RolesAllowed(Caller.SHOP_OWNER)
public class AcceptanceResource {

  private final Caller caller;
  private final AcceptInvitation accepting;

  @Inject
  AcceptanceResource(Caller caller, AcceptInvitation accepting) {
    this.caller = caller;
    this.accepting = accepting;
  }

  /** What the mail said. */
  public record Acceptance(String reference) {
    @Override
    public String toString() {
      return "Acceptance[***]";
    }
  }

  /** What the person owns now. */
  public record Accepted(UUID connectionId) {}

  @POST
  @Operation(
      summary = "Accept an invitation, with the reference at the end of its link",
      description =
          "404 INVITATION_UNKNOWN; 403 INVITATION_FOR_ANOTHER or ADDRESS_UNVERIFIED when the verified"
              + " address of the token is not the invited one.")
  public Uni<Accepted> accept(Acceptance acceptance) {
    if (acceptance == null) {
      throw Refusal.of(PeopleCode.INVITATION_UNKNOWN);
    }
    return accepting
        .accept(caller.person(), acceptance.reference(), caller.verifiedAddress())
        .map(Accepted::new);
  }
}
