package nl.koppeling.connection.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import nl.koppeling.connection.board.Card;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.people.AcceptInvitation;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where the link of an invitation leads. To open it changes nothing, because mail programs open
 * links by themselves.
 */
@Path("/app/invitations/{reference}")
@RolesAllowed(Caller.SHOP_OWNER)
public class InvitationPage {

  private final Caller caller;
  private final Pages pages;
  private final AcceptInvitation accepting;

  @Inject
  InvitationPage(Caller caller, Pages pages, AcceptInvitation accepting) {
    this.caller = caller;
    this.pages = pages;
    this.accepting = accepting;
  }

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance invitation(Page page, String shop, String reference);
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> look(String reference) {
    Page page = pages.page();
    return accepting
        .look(reference, caller.verifiedAddress())
        .map(
            connection -> pages.show(Templates.invitation(page, Card.shop(connection), reference)));
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> accept(String reference) {
    return accepting
        .accept(caller.person(), reference, caller.verifiedAddress())
        .map(id -> pages.goOn("/app/connections/" + id));
  }
}
