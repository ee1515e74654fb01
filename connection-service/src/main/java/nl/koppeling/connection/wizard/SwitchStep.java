package nl.koppeling.connection.wizard;

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
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.setup.SwitchConnection;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.events.BookingSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The last step: everything once more in short, and the button. */
@Path("/app/connections/{id}/setup/switch-on")
@RolesAllowed(Caller.SHOP_OWNER)
public class SwitchStep {

  private final Desk desk;
  private final SwitchConnection switching;

  @Inject
  SwitchStep(Desk desk, SwitchConnection switching) {
    this.desk = desk;
    this.switching = switching;
  }

  @CheckedTemplate(basePath = "wizard")
  static class Templates {
    static native TemplateInstance switchOn(
        Page page, Wizard wizard, List<Fact> facts, boolean working, Note note);
  }

  /** Something that was chosen; {@code path} leads to where it was. */
  public record Fact(String label, String text, String path) {}

  @GET
  @Operation(hidden = true)
  public Uni<Response> show(UUID id) {
    return show(200, id, null);
  }

  @POST
  @Operation(hidden = true)
  public Uni<Response> switchOn(UUID id) {
    Page page = desk.page();
    return switching
        .activate(desk.owner(), id)
        .map(done -> desk.pages().goOn("/app/connections/" + id))
        .onFailure(failure -> failure instanceof Refusal no && no.status() != 404)
        .recoverWithUni(failure -> show(422, id, Note.of((Refusal) failure, page.language())));
  }

  /** First only looks along: reads and judges, and books nothing. */
  @POST
  @Path("shadow")
  @Operation(hidden = true)
  public Uni<Response> lookAlong(UUID id) {
    Page page = desk.page();
    return switching
        .lookAlong(desk.owner(), id)
        .map(done -> desk.pages().goOn("/app/connections/" + id + "/shadow"))
        .onFailure(failure -> failure instanceof Refusal no && no.status() != 404)
        .recoverWithUni(failure -> show(422, id, Note.of((Refusal) failure, page.language())));
  }

  private Uni<Response> show(int status, UUID id, Note note) {
    return desk.at(
        Step.SWITCH_ON,
        id,
        connection -> {
          Page page = desk.page();
          return Uni.createFrom()
              .item(
                  desk.pages()
                      .show(
                          status,
                          Templates.switchOn(
                              page,
                              Wizard.of(connection, Step.SWITCH_ON, page),
                              facts(connection, page),
                              connection instanceof Connection.Active,
                              note)));
        });
  }

  private static List<Fact> facts(Connection connection, Page page) {
    return switch (connection) {
      case Connection.Proven proven ->
          facts(proven, proven.findings(), proven.settings().orElseThrow(), page);
      case Connection.Active active -> facts(active, active.findings(), active.settings(), page);
      case Connection.Paused paused -> facts(paused, paused.findings(), paused.settings(), page);
      default -> List.of();
    };
  }

  private static List<Fact> facts(
      Connection connection, Findings findings, BookingSettings settings, Page page) {
    UUID id = connection.id();
    long ledgers = settings.ledgers().stream().map(rule -> rule.ledgerId()).distinct().count();
    return List.of(
        new Fact(
            page.text("step_SHOP"),
            connection.particulars().shop().home().toString(),
            Step.SHOP.path(id)),
        new Fact(page.text("step_START"), start(connection, page), Step.START.path(id)),
        new Fact(
            page.text("step_ADMINISTRATION"),
            findings.administration().name(),
            Step.ADMINISTRATION.path(id)),
        new Fact(
            page.text("step_BOOKS"),
            page.text(
                "switch_books",
                page.figures().number(ledgers),
                settings.invoicePrefix().isEmpty()
                    ? page.text("switch_no_prefix")
                    : settings.invoicePrefix()),
            Step.BOOKS.path(id)));
  }

  private static String start(Connection connection, Page page) {
    return connection.particulars().startFrom().equals(Starts.ALL)
        ? page.text("start_all")
        : page.text("switch_start", page.figures().moment(connection.particulars().startFrom()));
  }
}
