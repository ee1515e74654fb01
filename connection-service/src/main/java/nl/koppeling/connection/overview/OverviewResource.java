package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** How a connection's orders stand. */
@Path("/api/connections/{id}")
@Tag(name = "Overview")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class OverviewResource {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private final Caller caller;
  private final Sessions sessions;
  private final Connections connections;
  private final Overview overview;
  private final FindOrders finding;

  @Inject
  OverviewResource(
      Caller caller,
      Sessions sessions,
      Connections connections,
      Overview overview,
      FindOrders finding) {
    this.caller = caller;
    this.sessions = sessions;
    this.connections = connections;
    this.overview = overview;
    this.finding = finding;
  }

  @GET
  @Path("summary")
  @Operation(summary = "Numbers of orders by state and reason; refunds apart")
  public Uni<Summary> summary(UUID id) {
    Caller.Person person = caller.person();
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .invoke(person::reads)
                .chain(() -> overview.summary(session, id)));
  }

  @GET
  @Path("orders")
  @Operation(
      summary = "Documents by day, the newest first, 50 a page; search by any of the fields",
      description =
          "`state` names one state or more, with commas between; `kind` is SALE or CREDIT; `from` and `to`"
              + " are days (Amsterdam, YYYY-MM-DD, both included); `number` is the order's"
              + " number or the shop's id of it; `amount` is VAT included, of a sale or a credit;"
              + " `reason` is a code. The next page: the address in the header `Link` (rel=next), or"
              + " `after` with day, order and refund (0 for the sale) of the last document, for example"
              + " `2026-11-24,1042,0`.")
  public Uni<RestResponse<List<DocumentView>>> orders(
      UUID id,
      @RestQuery String state,
      @RestQuery String kind,
      @RestQuery String from,
      @RestQuery String to,
      @RestQuery String number,
      @RestQuery String invoiceNumber,
      @RestQuery String amount,
      @RestQuery String reason,
      @RestQuery String after,
      UriInfo address) {
    OrderFilter filter =
        OrderFilter.parse(state, kind, from, to, number, invoiceNumber, amount, reason);
    Optional<Cursor> cursor =
        Optional.ofNullable(after).filter(text -> !text.isBlank()).map(Cursor::parse);
    return finding
        .page(caller.person(), id, filter, cursor)
        .map(
            page -> {
              RestResponse.ResponseBuilder<List<DocumentView>> answer =
                  RestResponse.ResponseBuilder.ok(page.documents());
              page.next().ifPresent(next -> answer.header("Link", link(address, next)));
              return answer.build();
            });
  }

  private static String link(UriInfo address, Cursor next) {
    String path =
        address
            .getRequestUriBuilder()
            .scheme(null)
            .host(null)
            .port(-1)
            .replaceQueryParam("after", next.toString())
            .build()
            .toString();
    return "<" + path + ">; rel=\"next\"";
  }

  @GET
  @Path("days")
  @Operation(
      summary = "Counts and euros by day, state and kind of document, the newest day first",
      description =
          "Days are Amsterdam's, both included, at most 400; without them the last 31 days.")
  public Uni<List<DayTotal>> days(UUID id, @RestQuery String from, @RestQuery String to) {
    OrderFilter range = OrderFilter.parse("", "", from, to, "", "", "", "");
    LocalDate last = range.to().orElseGet(() -> LocalDate.now(AMSTERDAM));
    return finding.days(caller.person(), id, range.from().orElse(last.minusDays(30)), last);
  }
}
