package nl.koppeling.connection.orderbook;

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
import nl.koppeling.connection.order.RetryParked;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** After settings were changed: what waited for that, and one button for all of it. */
@Path("/app/connections/{id}/orders/again")
@RolesAllowed(Caller.SHOP_OWNER)
public class AgainPage {

  private final Caller caller;
  private final Pages pages;
  private final RetryParked retrying;

  @Inject
  AgainPage(Caller caller, Pages pages, RetryParked retrying) {
    this.caller = caller;
    this.pages = pages;
    this.retrying = retrying;
  }

  @CheckedTemplate(basePath = "orderbook")
  static class Templates {
    static native TemplateInstance again(Page page, UUID id, List<Entry> entries, Note note);
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> waiting(UUID id) {
    return shown(caller.person(), id, 200, null);
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> retry(UUID id) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    return retrying
        .retry(person, id)
        .flatMap(outcome -> shown(person, id, 200, note(outcome, page)))
        .onFailure(AgainPage::resting)
        .recoverWithUni(
            failure -> shown(person, id, 409, Note.of((Refusal) failure, page.language())));
  }

  private static boolean resting(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() == OrderCode.CONNECTION_NOT_WORKING;
  }

  private static Note note(RetryParked.Outcome outcome, Page page) {
    String tried = page.text("again_tried", page.figures().number(outcome.tried()));
    return outcome.refused() == 0
        ? Note.good(tried)
        : Note.bad(
            tried + " " + page.text("again_refused", page.figures().number(outcome.refused())));
  }

  private Uni<Response> shown(Caller.Person person, UUID id, int status, Note note) {
    Page page = pages.page();
    return retrying
        .waiting(person, id)
        .map(all -> all.stream().map(view -> Entry.of(id, view, page)).toList())
        .map(entries -> pages.show(status, Templates.again(page, id, entries, note)));
  }
}
