package nl.koppeling.connection.people;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.people.Invitations.Invitation;
import nl.koppeling.connection.refusals.Languages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** People who are invited to own a connection too. */
@Path("/api/connections/{id}/invitations")
@Tag(name = "Owners")
@RolesAllowed(Caller.SHOP_OWNER)
public class InvitationsResource {

  private final Caller caller;
  private final ReadPeople reading;
  private final InviteOwner inviting;
  private final WithdrawInvitation withdrawing;

  @Inject
  InvitationsResource(
      Caller caller, ReadPeople reading, InviteOwner inviting, WithdrawInvitation withdrawing) {
    this.caller = caller;
    this.reading = reading;
    this.inviting = inviting;
    this.withdrawing = withdrawing;
  }

  /** Who is asked. */
  public record Asking(String address) {
    @Override
    public String toString() {
      return "Asking[***]";
    }
  }

  @GET
  @RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
  @Operation(summary = "Who is invited and did not come yet")
  public Uni<List<Invitation>> invitations(UUID id) {
    return reading.read(caller.person(), id).map(ReadPeople.People::invitations);
  }

  @POST
  @Operation(
      summary = "Invite somebody by e-mail to own the connection too",
      description =
          "The mail, in Dutch unless English is preferred, holds a link that counts once, for seven"
              + " days, for whoever signs in with that verified address. Inviting an address again"
              + " makes its earlier link worthless. 409 ALREADY_OWNER, 422 ADDRESS_INVALID, 429"
              + " TOO_MANY_INVITATIONS (20 a day), 503 INVITATION_NOT_SENT.")
  public Uni<RestResponse<Invitation>> invite(
      UUID id, Asking asking, @Context HttpHeaders headers) {
    String address = asking == null ? "" : asking.address();
    String language = Languages.english(headers) ? "en" : "nl";
    return inviting
        .invite(caller.person(), id, address, language)
        .map(made -> RestResponse.status(Response.Status.CREATED, made));
  }

  @DELETE
  @Path("{invitation}")
  @Operation(summary = "Withdraw an invitation: its link does not count any more")
  public Uni<Void> withdraw(UUID id, UUID invitation) {
    return withdrawing.withdraw(caller.person(), id, invitation);
  }
}
