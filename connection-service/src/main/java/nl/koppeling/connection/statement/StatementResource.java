package nl.koppeling.connection.statement;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.YearMonth;
import java.util.UUID;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.readback.ReadBack;
import nl.koppeling.connection.refusals.Languages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Is everything booked? */
@Path("/api/connections/{id}/statements/{month}")
@Tag(name = "Statements")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class StatementResource {

  private final Caller caller;
  private final StateMonth months;
  private final ReadBack reading;

  @Inject
  StatementResource(Caller caller, StateMonth months, ReadBack reading) {
    this.caller = caller;
    this.months = months;
    this.reading = reading;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The completeness statement of a month (yyyy-MM)",
      description =
          "Counts, gross and VAT of what was seen, booked, parked, under way and skipped; refunds"
              + " apart; VAT per country and rate; every document to look at by name. It covers what"
              + " this service heard; `sources` has what shop and administration said when they were"
              + " read back, with every document on which they do not agree.")
  public Uni<Statement> statement(UUID id, String month) {
    return months.statement(caller.person(), id, StateMonth.month(month));
  }

  @POST
  @Path("readback")
  @RolesAllowed(Caller.SHOP_OWNER)
  @ResponseStatus(202)
  @Operation(
      summary = "Reads the month back from the shop and from the administration",
      description =
          "Nothing is changed anywhere. Takes up to some minutes; `sources` of the statement says"
              + " when it is done. 409 while the connection is not at work, 429 when it was read just"
              + " now.")
  @Spends
  public Uni<Void> readback(UUID id, String month) {
    return reading.ask(caller.person(), id, StateMonth.month(month));
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
