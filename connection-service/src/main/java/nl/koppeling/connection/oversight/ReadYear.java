package nl.koppeling.connection.oversight;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.line.YearFigures;
import nl.koppeling.connection.line.Years;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;

/** Reads a year of bookings for a person who may see the connection. */
@ApplicationScoped
public class ReadYear {

  private static final int FIRST = 2000;
  private static final int LAST = 2099;

  private final Sessions sessions;
  private final Connections connections;
  private final Years years;

  @Inject
  ReadYear(Sessions sessions, Connections connections, Years years) {
    this.sessions = sessions;
    this.connections = connections;
    this.years = years;
  }

  /**
   * The year.
   *
   * @param year 2000 to 2099; anything else is refused with 400
   */
  public Uni<YearFigures> read(Caller.Person person, UUID id, int year) {
    if (year < FIRST || year > LAST) {
      throw Refusal.of(OrderCode.SEARCH_INVALID, "year");
    }
    return sessions
        .forPerson(person, session -> connections.find(session, id).invoke(person::reads))
        .chain(() -> years.of(id, year));
  }
}
