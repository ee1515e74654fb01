package nl.koppeling.connection.wizard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.handover.Activations;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.setup.ReplaceCredentials;
import nl.koppeling.connection.setup.StepByStep;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.snelstart.ClientKey;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The administration: couple it at SnelStart or paste a key, see its name, and confirm it. */
@Path("/app/connections/{id}/setup/administration")
@RolesAllowed(Caller.SHOP_OWNER)
public class AdministrationStep {

  private final Desk desk;
  private final FormFields form;
  private final Sessions sessions;
  private final Activations activations;
  private final ActivationLink link;
  private final StepByStep steps;
  private final ReplaceCredentials credentials;

  @Inject
  AdministrationStep(
      Desk desk,
      FormFields form,
      Sessions sessions,
      Activations activations,
      ActivationLink link,
      StepByStep steps,
      ReplaceCredentials credentials) {
    this.desk = desk;
    this.form = form;
    this.sessions = sessions;
    this.activations = activations;
    this.link = link;
    this.steps = steps;
    this.credentials = credentials;
  }

  @CheckedTemplate(basePath = "wizard")
  static class Templates {
    static native TemplateInstance administration(
        Page page, Wizard wizard, AdministrationView administration, Note note);
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> show(UUID id) {
    return show(200, id, null, false);
  }

  /** To SnelStart's own page, where the owner lets us in. */
  @POST
  @Path("activation")
  @Operation(hidden = true)
  public Uni<Response> activate(UUID id) {
    if (!link.offered()) {
      return show(id);
    }
    Caller.Person owner = desk.owner();
    return desk.connection(id)
        .flatMap(
            mine ->
                sessions.forPerson(owner, session -> activations.ask(session, id, owner.subject())))
        .map(reference -> desk.pages().leaveFor(link.to(id, reference)));
  }

  /** Back from SnelStart, perhaps before SnelStart told us: this page asks us until it did. */
  @GET
  @Path("arrived")
  @Operation(hidden = true)
  public Uni<Response> arrived(UUID id) {
    Page page = desk.page();
    return outcome(desk.owner(), id)
        .flatMap(outcome -> show(200, id, refused(page, outcome), refusals(outcome).isEmpty()));
  }

  /**
   * What the waiting page asks: {@code waiting}, or {@code known} when there is something to see.
   */
  @GET
  @Path("state")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Uni<Map<String, String>> state(UUID id) {
    Caller.Person owner = desk.owner();
    return desk.connection(id)
        .flatMap(
            connection ->
                outcome(owner, id)
                    .map(
                        outcome ->
                            found(connection) || !refusals(outcome).isEmpty()
                                ? "known"
                                : "waiting"))
        .map(state -> Map.of("state", state));
  }

  @POST
  @Path("key")
  @Operation(hidden = true)
  @Spends
  public Uni<Response> paste(UUID id) {
    Caller.Person owner = desk.owner();
    String typed = form.text("key");
    return desk.then(
        Uni.createFrom()
            .deferred(
                () -> credentials.replace(owner, id, Optional.empty(), Optional.of(key(typed)))),
        Step.ADMINISTRATION,
        id,
        note -> show(422, id, note, false));
  }

  @POST
  @Path("confirmation")
  @Operation(hidden = true)
  public Uni<Response> confirm(UUID id) {
    return desk.then(
        steps.confirmAdministration(desk.owner(), id),
        Step.BOOKS,
        id,
        note -> show(422, id, note, false));
  }

  @POST
  @Path("other")
  @Operation(hidden = true)
  public Uni<Response> other(UUID id) {
    return desk.then(
        steps.forgetAdministration(desk.owner(), id),
        Step.ADMINISTRATION,
        id,
        note -> show(422, id, note, false));
  }

  private static ClientKey key(String typed) {
    try {
      return new ClientKey(typed);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(RefusalCode.ADMINISTRATION_KEY_INVALID);
    }
  }

  private static boolean found(Connection connection) {
    return connection instanceof Connection.Draft draft && draft.administration().isPresent()
        || !(connection instanceof Connection.Draft);
  }

  private Uni<Optional<Activations.Outcome>> outcome(Caller.Person owner, UUID id) {
    return sessions.forPerson(owner, session -> activations.outcome(session, id));
  }

  private static String refusals(Optional<Activations.Outcome> outcome) {
    return outcome.map(Activations.Outcome::refusals).orElse("");
  }

  /**
   * The refusal that SnelStart's key met, as it was kept: a code and what it is about, line by
   * line.
   */
  private static Note refused(Page page, Optional<Activations.Outcome> outcome) {
    String kept = refusals(outcome);
    return RefusalCode.named(kept.split("[ \n]", 2)[0])
        .map(
            code ->
                Refusal.of(
                    kept.lines()
                        .map(line -> new Refusal.Detail(code, line.replaceFirst("^\\S+ ?", "")))
                        .toList()))
        .map(refusal -> Note.of(refusal, page.language()))
        .orElse(null);
  }

  private Uni<Response> show(int status, UUID id, Note note, boolean waiting) {
    return desk.at(
        Step.ADMINISTRATION,
        id,
        connection -> {
          Page page = desk.page();
          if (link.offered()) {
            desk.pages().formsMayEndAt(link.page());
          }
          AdministrationView view = AdministrationView.of(connection, link.offered(), waiting);
          return Uni.createFrom()
              .item(
                  desk.pages()
                      .show(
                          status,
                          Templates.administration(
                              page, Wizard.of(connection, Step.ADMINISTRATION, page), view, note)));
        });
  }
}
