package nl.koppeling.connection.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.line.OrderChanges.Word;
import nl.koppeling.connection.order.DecideChange;
import nl.koppeling.connection.order.ReadChanges;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the shop changed after it was booked, and the buttons for it. */
@Path("/app/connections/{id}/changes")
@RolesAllowed(Caller.SHOP_OWNER)
public class ChangesPage {

  private final Caller caller;
  private final Pages pages;
  private final ReadChanges reading;
  private final DecideChange deciding;

  @Inject
  ChangesPage(Caller caller, Pages pages, ReadChanges reading, DecideChange deciding) {
    this.caller = caller;
    this.pages = pages;
    this.reading = reading;
    this.deciding = deciding;
  }

  @CheckedTemplate(basePath = "board")
  static class Templates {
    static native TemplateInstance changes(Page page, UUID id, List<ChangeCard> changes, Note note);
  }

  @GET
  @RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
  @Operation(hidden = true)
  public Uni<Response> changes(UUID id) {
    return shown(caller.person(), id, 200, null);
  }

  @POST
  @Path("{change}/acceptance")
  @Operation(hidden = true)
  public Uni<Response> accept(UUID id, UUID change) {
    return decided(id, change, Word.ACCEPTANCE);
  }

  @POST
  @Path("{change}/refusal")
  @Operation(hidden = true)
  public Uni<Response> decline(UUID id, UUID change) {
    return decided(id, change, Word.REFUSAL);
  }

  private Uni<Response> decided(UUID id, UUID change, Word word) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    return deciding
        .decide(person, id, change, word)
        .map(done -> pages.goOn("/app/connections/" + id + "/changes"))
        .onFailure(ChangesPage::undecidable)
        .recoverWithUni(
            failure -> shown(person, id, 409, Note.of((Refusal) failure, page.language())));
  }

  /** Somebody decided meanwhile, or it is not the moment: the changes say which. */
  private static boolean undecidable(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() == OrderCode.CHANGE_NOT_DECIDABLE;
  }

  private Uni<Response> shown(Caller.Person person, UUID id, int status, Note note) {
    Page page = pages.page();
    return reading
        .read(person, id)
        .map(all -> all.stream().map(change -> ChangeCard.of(change, page)).toList())
        .map(cards -> pages.show(status, Templates.changes(page, id, cards, note)));
  }
}
