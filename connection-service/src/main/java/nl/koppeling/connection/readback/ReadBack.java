package nl.koppeling.connection.readback;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;

/** An owner wants a month to be held against shop and administration. */
@ApplicationScoped
public class ReadBack {

  private final Sessions sessions;
  private final Connections connections;
  private final Readings readings;

  @Inject
  ReadBack(Sessions sessions, Connections connections, Readings readings) {
    this.sessions = sessions;
    this.connections = connections;
    this.readings = readings;
  }

  /**
   * Remembers the wish for both places; it is carried out within a second or two and takes up to
   * some minutes. Refuses with 409 while the connection is not at work, and with 429 when it was
   * read just now.
   */
  public Uni<Void> ask(Caller.Person owner, UUID id, YearMonth month) {
    return sessions.forPerson(
        owner,
        session ->
            connections
                .find(session, id)
                .map(owner::owns)
                .invoke(ReadBack::atWork)
                .chain(() -> readings.ask(session, id, month, Place.SHOP))
                .chain(() -> readings.ask(session, id, month, Place.SNELSTART)));
  }

  private static void atWork(Connection connection) {
    if (!(connection instanceof Connection.Active)) {
      throw Refusal.of(OrderCode.CONNECTION_NOT_WORKING);
    }
  }
}
