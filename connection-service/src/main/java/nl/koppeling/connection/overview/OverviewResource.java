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
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.registry.Connections;
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
          @Pattern(regexp = "|WAITING|SKIPPED|PARKED|ACCEPTED|LINKED|BOOKED|SETTLED")
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
