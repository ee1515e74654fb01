package nl.koppeling.ingest.preview;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import nl.koppeling.ingest.orders.Shadow;
import org.hibernate.reactive.mutiny.Mutiny;

/** For the connection service, which checked whose connection it is; buyers are sealed. */
@Path("/internal/connections/{connection}/shadow-orders")
@RolesAllowed("service")
@Produces(MediaType.APPLICATION_JSON)
public class ShadowResource {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private final Mutiny.SessionFactory sessions;
  private final Shadow shadow;

  ShadowResource(Mutiny.SessionFactory sessions, Shadow shadow) {
    this.sessions = sessions;
    this.shadow = shadow;
  }

  /**
   * What would be told of a connection's orders; none when it is not in shadow.
   *
   * @param from first day, Amsterdam
   * @param until the day after the last
   */
  @GET
  public Uni<Shadow.Part> orders(
      @PathParam("connection") UUID connectionId,
      @NotNull @QueryParam("from") LocalDate from,
      @NotNull @QueryParam("until") LocalDate until,
      @Min(0) @Max(1000) @QueryParam("page") int page,
      @Min(1) @Max(50) @QueryParam("size") @DefaultValue("50") int size) {
    return sessions.withSession(
        session ->
            shadow.part(
                session,
                connectionId,
                from.atStartOfDay(AMSTERDAM).toInstant(),
                until.atStartOfDay(AMSTERDAM).toInstant(),
                page,
                size));
  }
}
