package nl.koppeling.connection.board;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a browser is after signing in when it was on its way nowhere. */
@Path("/app")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class EntranceResource {

  private final Pages pages;

  @Inject
  EntranceResource(Pages pages) {
    this.pages = pages;
  }

  @GET
  @Operation(hidden = true)
  public Response home() {
    return pages.goOn("/app/connections");
  }

  @GET
  @Path("signed-in")
  @Operation(hidden = true)
  public Response signedIn() {
    return home();
  }
}
