package nl.koppeling.connection.orderbook;

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
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.order.CloseOrder;
import nl.koppeling.connection.order.ConsentToDivide;
import nl.koppeling.connection.order.RetryOrder;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.OrderPaths;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import nl.koppeling.connection.web.Texts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** One order, and the buttons for its documents. */
@Path("/app/connections/{id}/orders/{order: \\d{1,18}}")
@RolesAllowed(Caller.SHOP_OWNER)
public class OrderPage {

  private final Caller caller;
  private final Pages pages;
  private final FormFields form;
  private final ShowOrder showing;
  private final RetryOrder retrying;
  private final CloseOrder closing;
  private final ConsentToDivide consenting;

  @Inject
  OrderPage(
      Caller caller,
      Pages pages,
      FormFields form,
      ShowOrder showing,
      RetryOrder retrying,
      CloseOrder closing,
      ConsentToDivide consenting) {
    this.caller = caller;
    this.pages = pages;
    this.form = form;
    this.showing = showing;
    this.retrying = retrying;
    this.closing = closing;
    this.consenting = consenting;
  }

  @CheckedTemplate(basePath = "orderbook")
  static class Templates {
    static native TemplateInstance order(Page page, OrderView view, Note note);
  }

  /** {@code done}: what the button before this did. */
  @GET
  @RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
  @Operation(hidden = true)
  public Uni<Response> order(UUID id, long order, @RestQuery String done) {
    Page page = pages.page();
    String said = done == null ? "" : Texts.orElse(page.language(), "done_" + done, "");
    return shown(caller.person(), id, order, 200, said.isEmpty() ? null : Note.good(said));
  }

  @POST
  @Path("retry")
  @Operation(hidden = true)
  public Uni<Response> retry(UUID id, long order) {
    return done(id, order, "retry", retrying.retry(caller.person(), id, order, refund()));
  }

  @POST
  @Path("consent")
  @Spends
  @Operation(hidden = true)
  public Uni<Response> consent(UUID id, long order) {
    return done(id, order, "consent", consenting.consent(caller.person(), id, order, refund()));
  }

  /** Only with the box ticked: from then on the booking is the owner's. */
  @POST
  @Path("closure")
  @Operation(hidden = true)
  public Uni<Response> close(UUID id, long order) {
    Caller.Person person = caller.person();
    return form.ticked("sure")
        ? done(id, order, "closure", closing.close(person, id, order, refund()))
        : shown(person, id, order, 422, Note.bad(pages.page().text("closure_not_sure")));
  }

  private long refund() {
    String refund = form.text("refund");
    return refund.matches("\\d{1,18}") ? Long.parseLong(refund) : 0;
  }

  private Uni<Response> done(UUID id, long order, String what, Uni<Void> doing) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    return doing
        .map(did -> pages.goOn(OrderPaths.one(id, order) + "?done=" + what))
        .onFailure(OrderPage::forTheOwner)
        .recoverWithUni(
            failure ->
                shown(
                    person,
                    id,
                    order,
                    ((Refusal) failure).status(),
                    Note.of((Refusal) failure, page.language())));
  }

  /** What does not exist has no page to say something on. */
  private static boolean forTheOwner(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.status() != 404;
  }

  private Uni<Response> shown(Caller.Person person, UUID id, long order, int status, Note note) {
    Page page = pages.page();
    return showing
        .show(person, id, order, page)
        .map(view -> pages.show(status, Templates.order(page, view, note)));
  }
}
