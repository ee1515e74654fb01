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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.notification.ChooseNotifications;
import nl.koppeling.connection.notification.Kind;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.setup.SwitchConnection;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Everything an owner can set, choose or stop, in one place. */
@Path("/app/connections/{id}/settings")
@RolesAllowed(Caller.SHOP_OWNER)
public class SettingsPage {

  private final Caller caller;
  private final Pages pages;
  private final FormFields form;
  private final FindConnection finding;
  private final ChooseNotifications choosing;
  private final SwitchConnection switching;

  @Inject
  SettingsPage(
      Caller caller,
      Pages pages,
      FormFields form,
      FindConnection finding,
      ChooseNotifications choosing,
      SwitchConnection switching) {
    this.caller = caller;
    this.pages = pages;
    this.form = form;
    this.finding = finding;
    this.choosing = choosing;
    this.switching = switching;
  }

  /**
   * What the hub offers.
   *
   * @param owner the reader may change things
   * @param working it books
   * @param paused it rests on the owner's word
   */
  public record Hub(boolean owner, boolean working, boolean paused, List<Choice> choices) {}

  /** A kind of mail, and whether it comes. */
  public record Choice(String name, String label, boolean on) {}

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance settings(Page page, Head head, Hub hub, Note note);
  }

  @GET
  @RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
  @Operation(hidden = true)
  public Uni<Response> hub(UUID id) {
    return shown(caller.person(), id, 200, null);
  }

  /** The boxes that are not ticked are off. */
  @POST
  @Path("notifications")
  @Operation(hidden = true)
  public Uni<Response> notifications(UUID id) {
    Page page = pages.page();
    Caller.Person person = caller.person();
    Map<Kind, Boolean> wanted = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      wanted.put(kind, form.ticked(kind.name()));
    }
    return choosing
        .choose(person, id, wanted)
        .flatMap(done -> shown(person, id, 200, Note.good(page.text("notifications_saved"))));
  }

  @POST
  @Path("pause")
  @Operation(hidden = true)
  public Uni<Response> pause(UUID id) {
    return switched(id, switching.pause(caller.person(), id));
  }

  @POST
  @Path("resume")
  @Operation(hidden = true)
  public Uni<Response> resume(UUID id) {
    return switched(id, switching.resume(caller.person(), id));
  }

  private Uni<Response> switched(UUID id, Uni<Connection> step) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    return step.map(done -> pages.goOn("/app/connections/" + id + "/settings"))
        .onFailure(SettingsPage::forTheOwner)
        .recoverWithUni(
            no ->
                shown(person, id, ((Refusal) no).status(), Note.of((Refusal) no, page.language())));
  }

  /** A connection that does not exist has no page to say something on. */
  private static boolean forTheOwner(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.status() != 404;
  }

  private Uni<Response> shown(Caller.Person person, UUID id, int status, Note note) {
    Page page = pages.page();
    return finding
        .read(person, id)
        .flatMap(
            connection ->
                choices(person, connection, page)
                    .map(choices -> hub(person, connection, choices))
                    .map(
                        hub ->
                            pages.show(
                                status, Templates.settings(page, Head.of(connection), hub, note))));
  }

  private Uni<List<Choice>> choices(Caller.Person person, Connection connection, Page page) {
    return person.isOwnerOf(connection)
        ? choosing
            .chosen(person, connection.id())
            .map(
                chosen ->
                    chosen.entrySet().stream()
                        .map(
                            c ->
                                new Choice(
                                    c.getKey().name(),
                                    page.text("notification_" + c.getKey()),
                                    c.getValue()))
                        .toList())
        : Uni.createFrom().item(List.of());
  }

  private static Hub hub(Caller.Person person, Connection connection, List<Choice> choices) {
    return new Hub(
        person.isOwnerOf(connection),
        connection instanceof Connection.Active,
        connection instanceof Connection.Paused paused
            && paused.cause() == Connection.PauseCause.OWNER,
        choices);
  }
}
