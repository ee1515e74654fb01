package nl.koppeling.connection.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.readback.ReadBack;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.statement.StateMonth;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.Language;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Is everything booked? A sheet for each month, on the screen, on paper and as a file. */
@Path("/app/connections/{id}/statements")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class StatementPages {

  private final Caller caller;
  private final Pages pages;
  private final FindConnection finding;
  private final StateMonth months;
  private final ReadBack reading;

  @Inject
  StatementPages(
      Caller caller, Pages pages, FindConnection finding, StateMonth months, ReadBack reading) {
    this.caller = caller;
    this.pages = pages;
    this.finding = finding;
    this.months = months;
    this.reading = reading;
  }

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance months(Page page, Head head, List<MonthCard> months);

    static native TemplateInstance statement(
        Page page, Head head, StatementSheet sheet, ReadbackSheet readback, Note note);
  }

  /** The months there is something to state of. */
  @GET
  @Operation(hidden = true)
  public Uni<Response> list(UUID id) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    YearMonth now = YearMonth.now(Figures.AMSTERDAM);
    return finding
        .read(person, id)
        .map(Head::of)
        .flatMap(
            head ->
                months
                    .months(person, id)
                    .map(counted -> MonthCard.of(counted, now, page))
                    .map(cards -> pages.show(Templates.months(page, head, cards))));
  }

  /** The statement of a month. */
  @GET
  @Path("{month}")
  @Operation(hidden = true)
  public Uni<Response> month(UUID id, String month) {
    return shown(caller.person(), id, StateMonth.month(month), 200, null);
  }

  /** Has the month read back from shop and administration. */
  @POST
  @Path("{month}/readback")
  @RolesAllowed(Caller.SHOP_OWNER)
  @Operation(hidden = true)
  @Spends
  public Uni<Response> readBack(UUID id, String month) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    YearMonth wanted = StateMonth.month(month);
    return reading
        .ask(person, id, wanted)
        .map(done -> pages.goOn("/app/connections/" + id + "/statements/" + wanted))
        .onFailure(failure -> failure instanceof Refusal no && no.status() != 404)
        .recoverWithUni(
            failure ->
                shown(
                    person,
                    id,
                    wanted,
                    ((Refusal) failure).status(),
                    Note.of((Refusal) failure, page.language())));
  }

  private Uni<Response> shown(
      Caller.Person person, UUID id, YearMonth month, int status, Note note) {
    Page page = pages.page();
    return finding
        .read(person, id)
        .map(Head::of)
        .flatMap(
            head ->
                months
                    .statement(person, id, month)
                    .map(
                        statement ->
                            Templates.statement(
                                page,
                                head,
                                StatementSheet.of(statement, head, page),
                                ReadbackSheet.of(statement, head, page),
                                note))
                    .map(template -> pages.show(status, template)));
  }

  /** Every document of a month as a CSV file, in the language of the pages. */
  @GET
  @Path("{month}/csv")
  @Operation(hidden = true)
  public Uni<Response> csv(UUID id, String month) {
    YearMonth wanted = StateMonth.month(month);
    boolean english = pages.page().language() == Language.EN;
    return months
        .csv(caller.person(), id, wanted, english)
        .map(
            text ->
                Response.ok(text, "text/csv; charset=utf-8")
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + wanted + ".csv\"")
                    .build());
  }
}
