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
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.people.InviteOwner;
import nl.koppeling.connection.people.ReadPeople;
import nl.koppeling.connection.people.RemoveOwner;
import nl.koppeling.connection.people.WithdrawInvitation;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who owns a connection: see them, invite somebody, take somebody off. */
@Path("/app/connections/{id}/settings/people")
@RolesAllowed(Caller.SHOP_OWNER)
public class PeoplePage {

  private final Caller caller;
  private final Pages pages;
  private final FormFields form;
  private final FindConnection finding;
  private final ReadPeople reading;
  private final InviteOwner inviting;
  private final WithdrawInvitation withdrawing;
  private final RemoveOwner removing;

  @Inject
  PeoplePage(
      Caller caller,
      Pages pages,
      FormFields form,
      FindConnection finding,
      ReadPeople reading,
      InviteOwner inviting,
      WithdrawInvitation withdrawing,
      RemoveOwner removing) {
    this.caller = caller;
    this.pages = pages;
    this.form = form;
    this.finding = finding;
    this.reading = reading;
    this.inviting = inviting;
    this.withdrawing = withdrawing;
    this.removing = removing;
  }

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance people(
        Page page, Head head, boolean owner, PeopleCards people, String typed, Note note);
  }

  @GET
  @RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
  @Operation(hidden = true)
  public Uni<Response> people(UUID id) {
    return shown(caller.person(), id, 200, "", null);
  }

  @POST
  @Path("invitations")
  @Operation(hidden = true)
  public Uni<Response> invite(UUID id) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    String typed = form.text("address");
    String language = form.text("language").equals("en") ? "en" : "nl";
    return inviting
        .invite(person, id, typed, language)
        .flatMap(sent -> shown(person, id, 200, "", Note.good(page.text("people_sent"))))
        .onFailure(PeoplePage::forTheOwner)
        .recoverWithUni(failure -> refused(person, id, typed, (Refusal) failure));
  }

  @POST
  @Path("invitations/{invitation}/withdrawal")
  @Operation(hidden = true)
  public Uni<Response> withdraw(UUID id, UUID invitation) {
    return withdrawing.withdraw(caller.person(), id, invitation).map(done -> back(id));
  }

  @POST
  @Path("owners/{owner}/removal")
  @Operation(hidden = true)
  public Uni<Response> remove(UUID id, String owner) {
    Caller.Person person = caller.person();
    pages.page();
    return removing
        .remove(person, id, owner)
        .map(done -> owner.equals(person.subject()) ? pages.goOn("/app/connections") : back(id))
        .onFailure(PeoplePage::forTheOwner)
        .recoverWithUni(failure -> refused(person, id, "", (Refusal) failure));
  }

  private Response back(UUID id) {
    return pages.goOn("/app/connections/" + id + "/settings/people");
  }

  /** A connection that does not exist has no page to say something on. */
  private static boolean forTheOwner(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.status() != 404;
  }

  private Uni<Response> refused(Caller.Person person, UUID id, String typed, Refusal no) {
    return shown(person, id, no.status(), typed, Note.of(no, pages.page().language()));
  }

  private Uni<Response> shown(Caller.Person person, UUID id, int status, String typed, Note note) {
    Page page = pages.page();
    return finding
        .read(person, id)
        .flatMap(
            connection ->
                reading
                    .read(person, id)
                    .map(people -> PeopleCards.of(people, page))
                    .map(
                        cards ->
                            pages.show(
                                status,
                                Templates.people(
                                    page,
                                    Head.of(connection),
                                    person.isOwnerOf(connection),
                                    cards,
                                    typed,
                                    note))));
  }
}
