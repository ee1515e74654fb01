package nl.koppeling.connection.wizard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.preview.OrderCard;
import nl.koppeling.connection.preview.Preview;
import nl.koppeling.connection.preview.ReadPreview;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * A look at the last orders as they would be booked. It asks nothing of the owner, so it may be
 * passed, also when it cannot be shown.
 */
@Path("/app/connections/{id}/setup/preview")
@RolesAllowed(Caller.SHOP_OWNER)
public class PreviewStep {

  private final Desk desk;
  private final ReadPreview reading;

  @Inject
  PreviewStep(Desk desk, ReadPreview reading) {
    this.desk = desk;
    this.reading = reading;
  }

  @CheckedTemplate(basePath = "wizard")
  static class Templates {
    static native TemplateInstance preview(
        Page page, Wizard wizard, String lead, List<OrderCard> orders, boolean away, Note note);
  }

  @GET
  @Spends
  @Operation(hidden = true)
  public Uni<Response> show(UUID id) {
    Caller.Person owner = desk.owner();
    return desk.at(
        Step.PREVIEW,
        id,
        connection ->
            reading
                .read(owner, id)
                .map(preview -> page(connection, preview))
                .onFailure(failure -> failure instanceof Refusal no && no.status() != 404)
                .recoverWithItem(failure -> away(connection, (Refusal) failure)));
  }

  private Response page(Connection connection, Preview preview) {
    Page page = desk.page();
    int found = preview.orders().size();
    String lead =
        switch (found) {
          case 0 -> "preview_none";
          case 1 -> "preview_one";
          case Preview.MOST -> "preview_last";
          default -> "preview_fewer";
        };
    return shown(
        connection,
        page.text(lead, page.figures().number(found)),
        OrderCard.of(preview, page),
        null);
  }

  private Response away(Connection connection, Refusal refusal) {
    Page page = desk.page();
    return shown(
        connection, page.text("preview_away"), List.of(), Note.of(refusal, page.language()));
  }

  private Response shown(Connection connection, String lead, List<OrderCard> orders, Note note) {
    Page page = desk.page();
    return desk.pages()
        .show(
            Templates.preview(
                page, Wizard.of(connection, Step.PREVIEW, page), lead, orders, note != null, note));
  }
}
