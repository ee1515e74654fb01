package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.Document;
import nl.koppeling.events.Reason;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestQuery;

/** How a connection's orders stand. */
@Path("/api/connections/{id}")
@Tag(name = "Overview")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class OverviewResource {

  private final Caller caller;
  private final Mutiny.SessionFactory sessions;
  private final Connections connections;
  private final Overview overview;

  @Inject
  OverviewResource(
      Caller caller, Mutiny.SessionFactory sessions, Connections connections, Overview overview) {
    this.caller = caller;
    this.sessions = sessions;
    this.connections = connections;
    this.overview = overview;
  }

  /**
   * A document; {@code total} VAT included, negative for a credit; {@code salesOrderNumber} when a
   * sales order was made instead of a booking.
   */
  record DocumentView(
      long orderId,
      String number,
      Document document,
      Standing.State state,
      List<Reason> reasons,
      List<Reason> notices,
      BigDecimal total,
      String invoiceNumber,
      UUID bookingId,
      Integer salesOrderNumber,
      boolean settled,
      Instant updatedAt) {

    static DocumentView of(OverviewRow row) {
      Standing standing = row.standing();
      return new DocumentView(
          row.orderId,
          standing.number(),
          row.refundId == 0 ? Document.SALE : Document.creditFor(row.refundId),
          standing.state(),
          standing.reasons(),
          standing.notices(),
          plain(standing.total()),
          standing.invoiceNumber(),
          row.bookingId,
          row.salesOrderNumber,
          standing.state() == Standing.State.SETTLED,
          row.updatedAt);
    }

    /** Two decimals, or more when the shop has more. */
    private static BigDecimal plain(BigDecimal total) {
      BigDecimal stripped = total.stripTrailingZeros();
      return stripped.scale() < 2 ? stripped.setScale(2) : stripped;
    }
  }

  @GET
  @Path("summary")
  @Operation(summary = "Numbers of orders by state and reason; refunds apart")
  public Uni<Summary> summary(UUID id) {
    Caller.Person person = caller.person();
    return sessions.withSession(
        session ->
            connections
                .find(session, id)
                .invoke(person::reads)
                .chain(() -> overview.counts(session, id, false))
                .flatMap(
                    sales ->
                        overview
                            .counts(session, id, true)
                            .map(credits -> new Summary(sales, credits))));
  }

  @GET
  @Path("orders")
  @Operation(summary = "Documents, the last changed first, 50 a page, pages from 1")
  public Uni<List<DocumentView>> orders(
      UUID id,
      @RestQuery
          @DefaultValue("")
          @Pattern(regexp = "|WAITING|SKIPPED|PARKED|ACCEPTED|LINKED|BOOKED|SETTLED|ORDERED")
          String state,
      @RestQuery @DefaultValue("1") @Min(1) @Max(1_000_000) int page) {
    Caller.Person person = caller.person();
    return sessions.withSession(
        session ->
            connections
                .find(session, id)
                .invoke(person::reads)
                .chain(() -> overview.page(session, id, state, page))
                .map(rows -> rows.stream().map(DocumentView::of).toList()));
  }
}
