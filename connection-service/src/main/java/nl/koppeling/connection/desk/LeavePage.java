package nl.koppeling.connection.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import nl.koppeling.connection.export.ExportConnection;
import nl.koppeling.connection.limits.Limits;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.setup.RemoveConnection;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Language;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The way out: what happens is said before it does, and everything can be taken along. */
@Path("/app/connections/{id}/settings")
@RolesAllowed(Caller.SHOP_OWNER)
public class LeavePage {

  private final Caller caller;
  private final Pages pages;
  private final FormFields form;
  private final FindConnection finding;
  private final ExportConnection exporting;
  private final RemoveConnection removal;

  @Inject
  LeavePage(
      Caller caller,
      Pages pages,
      FormFields form,
      FindConnection finding,
      ExportConnection exporting,
      RemoveConnection removal) {
    this.caller = caller;
    this.pages = pages;
    this.form = form;
    this.finding = finding;
    this.exporting = exporting;
    this.removal = removal;
  }

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance leave(Page page, Head head, Note note);
  }

  /** Everything of the connection in one file; the CSV files in the language of the pages. */
  @GET
  @Path("export")
  @Operation(hidden = true)
  @Spends(Limits.Limit.EXPORT)
  public Uni<Response> export(UUID id) {
    boolean english = pages.page().language() == Language.EN;
    return exporting
        .export(caller.person(), id, english)
        .map(
            zip ->
                Response.ok(zip, "application/zip")
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"koppeling-" + id + ".zip\"")
                    .build());
  }

  @GET
  @Path("leave")
  @Operation(hidden = true)
  public Uni<Response> ask(UUID id) {
    return shown(id, 200, null);
  }

  /** Only with the box ticked: what is destroyed does not come back. */
  @POST
  @Path("leave")
  @Operation(hidden = true)
  @Spends
  public Uni<Response> leave(UUID id) {
    if (!form.ticked("sure")) {
      return shown(id, 422, Note.bad(pages.page().text("leave_not_sure")));
    }
    return removal
        .remove(caller.person(), id)
        .map(
            webhooks ->
                pages.goOn("/app/connections/left/" + webhooks.name().toLowerCase(Locale.ROOT)));
  }

  private Uni<Response> shown(UUID id, int status, Note note) {
    Page page = pages.page();
    return finding
        .own(caller.person(), id)
        .map(connection -> pages.show(status, Templates.leave(page, Head.of(connection), note)));
  }
}
