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
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.order.RetryParked;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.proof.ShopReading.Gateway;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.setup.AskShop;
import nl.koppeling.connection.setup.ConfirmSettings;
import nl.koppeling.connection.setup.ReadBooks;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.OrderPaths;
import nl.koppeling.connection.web.Page;
import nl.koppeling.events.BookingSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Ledgers, journals and VAT: proposed from the administration's own chart, changed by the owner.
 */
@Path("/app/connections/{id}/setup/books")
@RolesAllowed(Caller.SHOP_OWNER)
public class BooksStep {

  private final Desk desk;
  private final FormFields form;
  private final ReadBooks books;
  private final AskShop shop;
  private final ConfirmSettings settings;
  private final RetryParked parked;

  @Inject
  BooksStep(
      Desk desk,
      FormFields form,
      ReadBooks books,
      AskShop shop,
      ConfirmSettings settings,
      RetryParked parked) {
    this.desk = desk;
    this.form = form;
    this.books = books;
    this.shop = shop;
    this.settings = settings;
    this.parked = parked;
  }

  @CheckedTemplate(basePath = "wizard")
  static class Templates {
    static native TemplateInstance books(Page page, Wizard wizard, BooksView books, Note note);

    static native TemplateInstance closed(Page page, Wizard wizard, Note note);
  }

  @GET
  @Operation(hidden = true)
  @Spends
  public Uni<Response> show(UUID id) {
    return desk.at(
        Step.BOOKS,
        id,
        connection ->
            shown(connection, choice -> choice.settings(), Optional.empty())
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> closed(connection, (Refusal) failure)));
  }

  @POST
  @Operation(hidden = true)
  @Spends
  public Uni<Response> confirm(UUID id) {
    return desk.at(Step.BOOKS, id, this::confirm);
  }

  private Uni<Response> confirm(Connection connection) {
    Caller.Person owner = desk.owner();
    Optional<BookingSettings> before = before(connection);
    return Uni.createFrom()
        .item(() -> new BooksForm(form, before).read())
        .flatMap(
            wished ->
                settings
                    .confirm(owner, connection.id(), wished)
                    .chain(() -> afterwards(owner, connection))
                    .onFailure(Refusal.class)
                    .recoverWithUni(
                        failure ->
                            shown(connection, choice -> wished, Optional.of((Refusal) failure))))
        .onFailure(Refusal.class)
        .recoverWithUni(
            failure ->
                shown(connection, choice -> choice.settings(), Optional.of((Refusal) failure))
                    .onFailure(Refusal.class)
                    .recoverWithItem(again -> closed(connection, (Refusal) again)));
  }

  /**
   * A connection that works already goes to what waited for other settings, else back to its own
   * page.
   */
  private Uni<Response> afterwards(Caller.Person owner, Connection connection) {
    if (connection instanceof Connection.Proven) {
      return Uni.createFrom().item(desk.to(Step.PREVIEW, connection.id()));
    }
    return parked
        .waiting(owner, connection.id())
        .map(
            waiting ->
                desk.pages()
                    .goOn(
                        waiting.isEmpty()
                            ? "/app/connections/" + connection.id()
                            : OrderPaths.list(connection.id()) + "/again"));
  }

  private static Optional<BookingSettings> before(Connection connection) {
    return switch (connection) {
      case Connection.Proven proven -> proven.settings();
      case Connection.Active active -> Optional.of(active.settings());
      case Connection.Paused paused -> Optional.of(paused.settings());
      default -> Optional.empty();
    };
  }

  /** Which settings a form shows. */
  @FunctionalInterface
  private interface Shown {
    BookingSettings of(ReadBooks.Choice choice);
  }

  private Uni<Response> shown(Connection connection, Shown shown, Optional<Refusal> refusal) {
    Caller.Person owner = desk.owner();
    return books
        .read(owner, connection.id())
        .flatMap(
            choice ->
                shop.gateways(owner, connection.id())
                    .onFailure(Refusal.class)
                    .recoverWithItem(List.of())
                    .map(gateways -> form(choice, shown.of(choice), gateways, refusal)));
  }

  private Response form(
      ReadBooks.Choice choice,
      BookingSettings shown,
      List<Gateway> gateways,
      Optional<Refusal> refusal) {
    Page page = desk.page();
    List<String> methods =
        form.names().stream()
            .filter(name -> name.startsWith(BooksForm.way("")))
            .map(name -> name.substring(BooksForm.way("").length()))
            .toList();
    Objections wrong =
        refusal
            .map(no -> Objections.of(no, methods, page.language()))
            .orElseGet(() -> Objections.none(page.language()));
    boolean typed = refusal.isPresent();
    BooksView view =
        new BooksViews(page, choice, shown, wrong)
            .form(
                gateways,
                typed ? form.text(BooksForm.PREFIX) : shown.invoicePrefix(),
                typed ? form.text(BooksForm.DAYS) : Integer.toString(shown.paymentTermDays()));
    return desk.pages()
        .show(
            typed ? 422 : 200,
            Templates.books(
                page,
                Wizard.of(choice.connection(), Step.BOOKS, page),
                view,
                wrong.none() ? null : wrong.note(page.text("books_wrong"))));
  }

  /** The administration does not let us look. */
  private Response closed(Connection connection, Refusal refusal) {
    Page page = desk.page();
    return desk.pages()
        .show(
            422,
            Templates.closed(
                page, Wizard.of(connection, Step.BOOKS, page), Note.of(refusal, page.language())));
  }
}
