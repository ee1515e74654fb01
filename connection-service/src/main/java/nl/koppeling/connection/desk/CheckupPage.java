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
import java.util.UUID;
import nl.koppeling.connection.doctor.Examine;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.DoctorCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The check-up: every link of the chain, tested on the owner's word. */
@Path("/app/connections/{id}/doctor")
@RolesAllowed(Caller.SHOP_OWNER)
public class CheckupPage {

  private final Caller caller;
  private final Pages pages;
  private final FindConnection finding;
  private final Examine examining;

  @Inject
  CheckupPage(Caller caller, Pages pages, FindConnection finding, Examine examining) {
    this.caller = caller;
    this.pages = pages;
    this.finding = finding;
    this.examining = examining;
  }

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance checkup(
        Page page, Head head, boolean owner, Checkup checkup, Note note);
  }

  /** What the check-up is, and the button that begins it. */
  @GET
  @RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
  @Operation(hidden = true)
  public Uni<Response> explain(UUID id) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    return finding
        .read(person, id)
        .map(
            connection ->
                pages.show(
                    Templates.checkup(
                        page, Head.of(connection), person.isOwnerOf(connection), null, null)));
  }

  /** Nothing is changed by it, so that what was found is the answer itself. */
  @POST
  @Operation(hidden = true)
  @Spends
  public Uni<Response> examine(UUID id) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    return finding
        .own(person, id)
        .flatMap(
            connection ->
                examining
                    .examine(person, id)
                    .map(found -> Checkup.of(found, connection, page))
                    .map(found -> shown(200, page, connection, found, null))
                    .onFailure(CheckupPage::notNow)
                    .recoverWithItem(no -> refused((Refusal) no, page, connection)));
  }

  private static boolean notNow(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.status() != 404;
  }

  /** Asking too soon is no fault of anybody's. */
  private Response refused(Refusal no, Page page, Connection connection) {
    Note note =
        no.code() == DoctorCode.EXAMINED_JUST_NOW
            ? Note.info(page.language().pick(no.code().nl(), no.code().en()))
            : Note.of(no, page.language());
    return shown(no.status(), page, connection, null, note);
  }

  private Response shown(int status, Page page, Connection connection, Checkup checkup, Note note) {
    return pages.show(status, Templates.checkup(page, Head.of(connection), true, checkup, note));
  }
}
