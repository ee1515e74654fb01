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
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.handover.Approvals;
import nl.koppeling.connection.handover.Reference;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.proof.ShopReading;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.setup.ReplaceCredentials;
import nl.koppeling.connection.setup.StepByStep;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.shop.ShopKey;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The shop: approve us there with one click, or type its keys. */
@Path("/app/connections/{id}/setup/shop")
@RolesAllowed(Caller.SHOP_OWNER)
public class ShopStep {

  private final Desk desk;
  private final FormFields form;
  private final Sessions sessions;
  private final Approvals approvals;
  private final ApprovalLink link;
  private final ShopReading reading;
  private final StepByStep steps;
  private final ReplaceCredentials credentials;

  @Inject
  ShopStep(
      Desk desk,
      FormFields form,
      Sessions sessions,
      Approvals approvals,
      ApprovalLink link,
      ShopReading reading,
      StepByStep steps,
      ReplaceCredentials credentials) {
    this.desk = desk;
    this.form = form;
    this.sessions = sessions;
    this.approvals = approvals;
    this.link = link;
    this.reading = reading;
    this.steps = steps;
    this.credentials = credentials;
  }

  @CheckedTemplate(basePath = "wizard")
  static class Templates {
    static native TemplateInstance shop(Page page, Wizard wizard, ShopView shop, Note note);
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> show(UUID id) {
    return show(200, id, null);
  }

  @POST
  @Path("address")
  @Operation(hidden = true)
  @Spends
  public Uni<Response> move(UUID id) {
    Caller.Person owner = desk.owner();
    String typed = form.text("shop");
    return desk.then(
        desk.connection(id)
            .flatMap(mine -> reading.look(WizardResource.address(typed)))
            .flatMap(found -> steps.move(owner, id, found)),
        Step.SHOP,
        id,
        note -> show(422, id, note));
  }

  /** To the shop's own page, where its owner approves us. */
  @POST
  @Path("approval")
  @Operation(hidden = true)
  public Uni<Response> approve(UUID id) {
    Caller.Person owner = desk.owner();
    String browser = desk.pages().browser();
    return desk.connection(id)
        .flatMap(
            connection ->
                sessions
                    .forPerson(
                        owner, session -> approvals.ask(session, id, owner.subject(), browser))
                    .map(reference -> link.to(connection, reference)))
        .map(elsewhere -> desk.pages().leaveFor(elsewhere));
  }

  /** Back from the shop; what the shop itself said decides, not the address the browser came by. */
  @GET
  @Path("back")
  @Operation(hidden = true)
  public Uni<Response> back(
      UUID id, @RestQuery("success") String success, @RestQuery("user_id") String reference) {
    Caller.Person owner = desk.owner();
    Page page = desk.page();
    String browser = desk.pages().browser();
    return desk.connection(id)
        .flatMap(
            connection ->
                known(reference)
                    .map(
                        ours ->
                            sessions.forPerson(
                                owner, session -> approvals.outcome(session, ours, id, browser)))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
        .flatMap(
            outcome -> {
              if (outcome.isPresent() && outcome.get().used()) {
                return Uni.createFrom().item(desk.to(Step.START, id));
              }
              return show(200, id, said(page, outcome, success));
            });
  }

  private static Note said(Page page, Optional<Approvals.Outcome> outcome, String success) {
    Optional<RefusalCode> refused = outcome.flatMap(known -> RefusalCode.named(known.refusal()));
    if (refused.isPresent()) {
      return Note.of(Refusal.of(refused.get()), page.language());
    }
    return "0".equals(success)
        ? Note.info(page.text("shop_denied"))
        : Note.bad(page.text("shop_no_keys"));
  }

  private static Optional<Reference> known(String text) {
    try {
      return Optional.of(new Reference(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @POST
  @Path("keys")
  @Operation(hidden = true)
  @Spends
  public Uni<Response> keys(UUID id) {
    Caller.Person owner = desk.owner();
    String key = form.text("consumerKey");
    String secret = form.text("consumerSecret");
    return desk.then(
        Uni.createFrom()
            .deferred(
                () ->
                    credentials.replace(
                        owner, id, Optional.of(key(key, secret)), Optional.empty())),
        Step.START,
        id,
        note -> show(422, id, note));
  }

  private static ShopKey key(String key, String secret) {
    try {
      return new ShopKey(key, secret);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(RefusalCode.SHOP_KEY_INVALID);
    }
  }

  private Uni<Response> show(int status, UUID id, Note note) {
    return desk.at(
        Step.SHOP,
        id,
        connection -> {
          Page page = desk.page();
          desk.pages().formsMayEndAt(connection.particulars().shop().home());
          return Uni.createFrom()
              .item(
                  desk.pages()
                      .show(
                          status,
                          Templates.shop(
                              page,
                              Wizard.of(connection, Step.SHOP, page),
                              ShopView.of(connection, page),
                              note)));
        });
  }
}
