package nl.koppeling.connection.board;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import nl.koppeling.connection.backfill.SteerBackfill;
import nl.koppeling.connection.line.OldOrders.Word;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The buttons of the card of earlier orders. */
@Path("/app/connections/{id}/backfill")
@RolesAllowed(Caller.SHOP_OWNER)
public class BackfillActions {

  private final Caller caller;
  private final Pages pages;
  private final FormFields form;
  private final SteerBackfill steering;

  @Inject
  BackfillActions(Caller caller, Pages pages, FormFields form, SteerBackfill steering) {
    this.caller = caller;
    this.pages = pages;
    this.form = form;
    this.steering = steering;
  }

  @POST
  @Path("pause")
  @Operation(hidden = true)
  public Uni<Response> pause(UUID id) {
    return said(id, Word.PAUSE);
  }

  @POST
  @Path("resume")
  @Operation(hidden = true)
  public Uni<Response> resume(UUID id) {
    return said(id, Word.RESUME);
  }

  /** Only with the box ticked: a cancelled one does not begin again. */
  @POST
  @Path("cancel")
  @Operation(hidden = true)
  public Uni<Response> cancel(UUID id) {
    return form.ticked("sure") ? said(id, Word.CANCEL) : Uni.createFrom().item(board(id));
  }

  /** It may have come to its end while the owner looked at the button: then the card says so. */
  private Uni<Response> said(UUID id, Word word) {
    Response board = board(id);
    return steering
        .say(caller.person(), id, word)
        .replaceWith(board)
        .onFailure(
            failure ->
                failure instanceof Refusal refusal && refusal.code() == OrderCode.BACKFILL_OVER)
        .recoverWithItem(board);
  }

  private Response board(UUID id) {
    return pages.goOn("/app/connections/" + id);
  }
}
