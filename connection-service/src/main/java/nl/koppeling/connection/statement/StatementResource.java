package nl.koppeling.connection.statement;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.Languages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Is everything booked? */
@Path("/api/connections/{id}/statements/{month}")
@Tag(name = "Statements")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class StatementResource {

  private final Caller caller;
  private final StateMonth months;

  @Inject
  StatementResource(Caller caller, StateMonth months) {
    this.caller = caller;
    this.months = months;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The completeness statement of a month (yyyy-MM)",
      description =
          "Counts, gross and VAT of what was seen, booked, parked, under way and skipped; refunds"
              + " apart; VAT per country and rate; every document to look at by name. It covers what"
              + " this service heard; `sources` says what was not asked.")
  public Uni<Statement> statement(UUID id, String month) {
    return months.statement(caller.person(), id, StateMonth.month(month));
  }

  @GET
  @Produces("text/csv;qs=0.5")
  @Operation(
      summary = "Every document of the month as CSV",
      description =
          "Dutch (semicolon, decimal comma) unless English is preferred. Texts that a spreadsheet"
              + " would run are neutralised.")
  public Uni<RestResponse<String>> csv(UUID id, String month, @Context HttpHeaders headers) {
    YearMonth wanted = StateMonth.month(month);
    return months
        .csv(caller.person(), id, wanted, Languages.english(headers))
        .map(
            text ->
                RestResponse.ResponseBuilder.ok(text, "text/csv; charset=utf-8")
                    .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + wanted + ".csv\"")
                    .build());
  }
}
