package nl.koppeling.ingest.watch;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import nl.koppeling.ingest.schedule.Schedule;
import nl.koppeling.ingest.schedule.Watch;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How a shop is watched; asked when somebody looks at it, so that ten thousand shops that are
 * looked at every minute cost nothing as long as nobody wants to know. For the connection service,
 * which checks whose connection it is, and operators.
 */
@Path("/internal/connections/{connection}/watch")
@RolesAllowed({"service", "operator"})
public class WatchResource {

  private final Mutiny.SessionFactory sessions;
  private final Schedule schedule;

  WatchResource(Mutiny.SessionFactory sessions, Schedule schedule) {
    this.sessions = sessions;
    this.schedule = schedule;
  }

  /** 404 for a shop that was never looked at. */
  @GET
  public Uni<Watch> watch(@PathParam("connection") UUID connectionId) {
    return sessions
        .withSession(session -> schedule.watch(session, connectionId))
        .map(watch -> watch.orElseThrow(NotFoundException::new));
  }
}
