package nl.koppeling.connection.preview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.setup.SwitchConnection;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The journal of a connection in shadow, and the button with which it begins to book. */
@Path("/app/connections/{id}/shadow")
@RolesAllowed(Caller.SHOP_OWNER)
public class ShadowPage {

  private final Caller caller;
  private final Pages pages;
  private final FormFields form;
  private final Sessions sessions;
  private final Connections connections;
  private final ReadShadow reading;
  private final SwitchConnection switching;

  @Inject
  ShadowPage(
      Caller caller,
      Pages pages,
      FormFields form,
      Sessions sessions,
      Connections connections,
      ReadShadow reading,
      SwitchConnection switching) {
    this.caller = caller;
    this.pages = pages;
    this.form = form;
    this.sessions = sessions;
    this.connections = connections;
    this.reading = reading;
    this.switching = switching;
  }

  @CheckedTemplate(basePath = "preview")
  static class Templates {
    static native TemplateInstance shadow(Page page, ShadowView journal, Note note);

    static native TemplateInstance away(Page page, UUID id, Note note);
  }

  @GET
  @Spends
  @RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
  @Operation(hidden = true)
  public Uni<Response> journal(UUID id, @RestQuery String month) {
    return shown(caller.person(), id, month, 200, null);
  }

  /** From now, or from the first moment of a day. */
  @POST
  @Path("end")
  @Spends
  @Operation(hidden = true)
  public Uni<Response> end(UUID id) {
    Caller.Person owner = caller.person();
    Page page = pages.page();
    String choice = form.text("from");
    String day = form.text("day");
    return Uni.createFrom()
        .deferred(() -> switching.bookFrom(owner, id, moment(choice, day)))
        .map(done -> pages.goOn("/app/connections/" + id))
        .onFailure(failure -> failure instanceof Refusal no && no.status() == 422)
        .recoverWithUni(
            failure -> shown(owner, id, "", 422, Note.of((Refusal) failure, page.language())));
  }

  private static Instant moment(String choice, String day) {
    if (choice.equals("now")) {
      return Instant.now();
    }
    try {
      return LocalDate.parse(day).atStartOfDay(Figures.AMSTERDAM).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.of(RefusalCode.START_FROM_INVALID);
    }
  }

  private Uni<Response> shown(Caller.Person person, UUID id, String month, int status, Note note) {
    Page page = pages.page();
    return sessions
        .forPerson(person, session -> connections.find(session, id).map(person::reads))
        .flatMap(
            connection ->
                connection.particulars().shadow()
                    ? journal(person, connection, month, status, note, page)
                    : Uni.createFrom().item(pages.goOn("/app/connections/" + id)));
  }

  private Uni<Response> journal(
      Caller.Person person, Connection connection, String month, int status, Note note, Page page) {
    boolean owner = person.isOwnerOf(connection) && connection instanceof Connection.Active;
    return reading
        .read(person, connection.id(), Months.read(month))
        .map(
            journal ->
                pages.show(
                    status,
                    Templates.shadow(page, ShadowView.of(connection, journal, owner, page), note)))
        .onFailure(failure -> failure instanceof Refusal no && no.status() >= 422)
        .recoverWithItem(
            failure ->
                pages.show(
                    status,
                    Templates.away(
                        page, connection.id(), Note.of((Refusal) failure, page.language()))));
  }
}
