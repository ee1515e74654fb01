package nl.koppeling.invoice.oversight;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** What can only be seen over many orders (VAT reference 6 and 8). */
@Path("/internal/connections/{connection}/oversight")
@RolesAllowed({"service", "operator"})
@Produces(MediaType.APPLICATION_JSON)
public class OversightResource {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final int FIRST = 2000;
  private static final int LAST = 2999;

  private final Mutiny.SessionFactory sessions;
  private final Oversee oversee;

  OversightResource(Mutiny.SessionFactory sessions, Oversee oversee) {
    this.sessions = sessions;
    this.oversee = oversee;
  }

  /**
   * A year of a connection; an unknown connection has an empty one.
   *
   * @param year without it the current one in Amsterdam; 400 outside 2000 to 2999
   */
  @GET
  public Uni<Overview> year(
      @PathParam("connection") UUID connectionId, @QueryParam("year") Integer year) {
    LocalDate today = LocalDate.now(AMSTERDAM);
    int wanted = year == null ? today.getYear() : year;
    if (wanted < FIRST || wanted > LAST) {
      throw new BadRequestException("year is " + FIRST + " to " + LAST);
    }
    return sessions.withSession(session -> oversee.year(session, connectionId, wanted, today));
  }
}
