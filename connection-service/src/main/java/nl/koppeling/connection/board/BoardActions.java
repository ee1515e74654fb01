package nl.koppeling.connection.board;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.setup.RemoveConnection;
import nl.koppeling.connection.setup.SwitchConnection;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The buttons on the page of one connection. */
@Path("/app/connections")
@RolesAllowed(Caller.SHOP_OWNER)
public class BoardActions {

  private final Caller caller;
  private final Pages pages;
  private final FormFields form;
  private final SwitchConnection switching;
  private final RemoveConnection removal;

  @Inject
  BoardActions(
      Caller caller,
      Pages pages,
      FormFields form,
      SwitchConnection switching,
      RemoveConnection removal) {
    this.caller = caller;
    this.pages = pages;
    this.form = form;
    this.switching = switching;
    this.removal = removal;
  }

  @POST
  @Path("{id}/pause")
  @Operation(hidden = true)
  public Uni<Response> pause(UUID id) {
    return switching.pause(caller.person(), id).map(done -> board(id));
  }

  @POST
  @Path("{id}/resume")
  @Operation(hidden = true)
  public Uni<Response> resume(UUID id) {
    return switching.resume(caller.person(), id).map(done -> board(id));
  }

  /** Only with the box ticked: what is destroyed does not come back. */
  @POST
  @Path("{id}/leave")
  @Operation(hidden = true)
  public Uni<Response> leave(UUID id) {
    if (!form.ticked("sure")) {
      return Uni.createFrom().item(board(id));
    }
    return removal.remove(caller.person(), id).map(done -> pages.goOn("/app/connections"));
  }

  private Response board(UUID id) {
    return pages.goOn("/app/connections/" + id);
  }
}
