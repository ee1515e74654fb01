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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.proof.ShopReading;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.setup.OpenConnection;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.shop.ShopAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The beginning of a set-up: the shop's address, looked up before anything is stored. */
@Path("/app/connections")
@RolesAllowed(Caller.SHOP_OWNER)
public class WizardResource {

  private final Desk desk;
  private final FormFields form;
  private final ShopReading reading;
  private final OpenConnection opening;

  @Inject
  WizardResource(Desk desk, FormFields form, ShopReading reading, OpenConnection opening) {
    this.desk = desk;
    this.form = form;
    this.reading = reading;
    this.opening = opening;
  }

  @CheckedTemplate(basePath = "wizard")
  static class Templates {
    static native TemplateInstance begin(Page page, String typed, Note note, List<String> steps);
  }

  @GET
  @Path("new")
  @Operation(hidden = true)
  public Response begin() {
    return begin(200, "", null);
  }

  @POST
  @Path("new")
  @Operation(hidden = true)
  @Spends
  public Uni<Response> open() {
    Caller.Person owner = desk.owner();
    Page page = desk.page();
    String typed = form.text("shop");
    return Uni.createFrom()
        .deferred(() -> reading.look(address(typed)))
        .flatMap(found -> opening.open(owner, found))
        .map(draft -> desk.to(Step.SHOP, draft.id()))
        .onFailure(Refusal.class)
        .recoverWithItem(failure -> begin(422, typed, Note.of((Refusal) failure, page.language())));
  }

  /** Where the set-up goes on. */
  @GET
  @Path("{id}/setup")
  @Operation(hidden = true)
  public Uni<Response> goOn(UUID id) {
    return desk.connection(id).map(connection -> desk.to(Step.next(connection), id));
  }

  private Response begin(int status, String typed, Note note) {
    Page page = desk.page();
    List<String> steps = Arrays.stream(Step.values()).map(step -> page.text(step.label())).toList();
    return desk.pages().show(status, Templates.begin(page, typed, note, steps));
  }

  /** The address somebody typed; refuses what cannot be one. */
  static ShopAddress address(String typed) {
    try {
      return ShopAddress.of(typed);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(RefusalCode.SHOP_ADDRESS_INVALID);
    }
  }
}
