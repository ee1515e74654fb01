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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.setup.AskShop;
import nl.koppeling.connection.setup.StepByStep;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which of the orders that exist already are taken along. */
@Path("/app/connections/{id}/setup/start")
@RolesAllowed(Caller.SHOP_OWNER)
public class StartStep {

  private final Desk desk;
  private final FormFields form;
  private final AskShop shop;
  private final StepByStep steps;

  @Inject
  StartStep(Desk desk, FormFields form, AskShop shop, StepByStep steps) {
    this.desk = desk;
    this.form = form;
    this.shop = shop;
    this.steps = steps;
  }

  @CheckedTemplate(basePath = "wizard")
  static class Templates {
    static native TemplateInstance start(Page page, Wizard wizard, StartView start, Note note);
  }

  @GET
  @Operation(hidden = true)
  @Spends
  public Uni<Response> show(UUID id) {
    return show(200, id, null);
  }

  @POST
  @Operation(hidden = true)
  @Spends
  public Uni<Response> choose(UUID id) {
    Caller.Person owner = desk.owner();
    String choice = form.text("start");
    String date = form.text("date");
    return desk.then(
        Uni.createFrom().deferred(() -> steps.startAt(owner, id, start(choice, date))),
        Step.ADMINISTRATION,
        id,
        note -> show(422, id, note));
  }

  private static Instant start(String choice, String date) {
    Instant now = Instant.now();
    return switch (choice) {
      case "none" -> now;
      case "year" -> Starts.thisYear(now);
      case "all" -> Starts.ALL;
      case "date" -> day(date, now);
      default -> throw Refusal.of(RefusalCode.START_FROM_INVALID);
    };
  }

  private static Instant day(String text, Instant now) {
    try {
      Instant start = LocalDate.parse(text).atStartOfDay(Figures.AMSTERDAM).toInstant();
      if (!start.isBefore(Starts.ALL) && !start.isAfter(now)) {
        return start;
      }
    } catch (DateTimeException e) {
      throw Refusal.of(RefusalCode.START_FROM_INVALID);
    }
    throw Refusal.of(RefusalCode.START_FROM_INVALID);
  }

  private Uni<Response> show(int status, UUID id, Note note) {
    Caller.Person owner = desk.owner();
    Instant now = Instant.now();
    return desk.at(
        Step.START,
        id,
        connection ->
            count(owner, id, Starts.thisYear(now))
                .flatMap(
                    year ->
                        count(owner, id, Starts.ALL)
                            .map(all -> page(status, connection, year, all, now, note))));
  }

  /** A shop that does not tell is no reason to stop here. */
  private Uni<OptionalInt> count(Caller.Person owner, UUID id, Instant since) {
    return shop.ordersSince(owner, id, since)
        .onFailure(Refusal.class)
        .recoverWithItem(OptionalInt.empty());
  }

  private Response page(
      int status,
      Connection connection,
      OptionalInt year,
      OptionalInt all,
      Instant now,
      Note note) {
    Page page = desk.page();
    StartView view = StartView.of(connection, year, all, now, page);
    return desk.pages()
        .show(status, Templates.start(page, Wizard.of(connection, Step.START, page), view, note));
  }
}
