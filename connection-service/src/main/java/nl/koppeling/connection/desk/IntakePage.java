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
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.intake.ChooseIntake;
import nl.koppeling.connection.intake.Intake;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.proof.ShopReading.Gateway;
import nl.koppeling.connection.proof.ShopReading.Status;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.setup.AskShop;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which orders count as completed and paid, with what the shop really has to choose from. */
@Path("/app/connections/{id}/settings/intake")
@RolesAllowed(Caller.SHOP_OWNER)
public class IntakePage {

  private final Caller caller;
  private final Pages pages;
  private final FormFields form;
  private final FindConnection finding;
  private final ChooseIntake choosing;
  private final AskShop shop;

  @Inject
  IntakePage(
      Caller caller,
      Pages pages,
      FormFields form,
      FindConnection finding,
      ChooseIntake choosing,
      AskShop shop) {
    this.caller = caller;
    this.pages = pages;
    this.form = form;
    this.finding = finding;
    this.choosing = choosing;
    this.shop = shop;
  }

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance intake(Page page, Head head, IntakeSheet sheet, Note note);
  }

  @GET
  @Operation(hidden = true)
  @Spends
  public Uni<Response> show(UUID id) {
    pages.page(); // in the visit, before anything asynchronous
    Caller.Person owner = caller.person();
    return choosing.chosen(owner, id).flatMap(chosen -> shown(owner, id, 200, chosen, null));
  }

  @POST
  @Operation(hidden = true)
  @Spends
  public Uni<Response> choose(UUID id) {
    Page page = pages.page();
    Caller.Person owner = caller.person();
    Intake wanted = IntakeSheet.read(form);
    return choosing
        .choose(owner, id, wanted)
        .map(done -> Note.good(page.text("intake_saved")))
        .flatMap(said -> shown(owner, id, 200, wanted, said))
        .onFailure(IntakePage::forTheOwner)
        .recoverWithUni(
            no ->
                shown(
                    owner,
                    id,
                    ((Refusal) no).status(),
                    wanted,
                    Note.of((Refusal) no, page.language())));
  }

  /** A connection that does not exist has no page to say something on. */
  private static boolean forTheOwner(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.status() != 404;
  }

  private Uni<Response> shown(Caller.Person owner, UUID id, int status, Intake intake, Note note) {
    Page page = pages.page();
    return finding
        .own(owner, id)
        .flatMap(
            connection ->
                ask(shop.statuses(owner, id))
                    .flatMap(
                        statuses ->
                            ask(shop.gateways(owner, id))
                                .map(
                                    gateways ->
                                        page(
                                            page,
                                            connection,
                                            status,
                                            intake,
                                            statuses,
                                            gateways,
                                            note))));
  }

  /** A shop that does not answer now leaves what was chosen, and the usual. */
  private static <T> Uni<List<T>> ask(Uni<List<T>> asked) {
    return asked.onFailure(Refusal.class).recoverWithItem(List.of());
  }

  private Response page(
      Page page,
      Connection connection,
      int status,
      Intake intake,
      List<Status> statuses,
      List<Gateway> gateways,
      Note note) {
    IntakeSheet sheet = IntakeSheet.of(page, connection, intake, statuses, gateways);
    return pages.show(status, Templates.intake(page, Head.of(connection), sheet, note));
  }
}
