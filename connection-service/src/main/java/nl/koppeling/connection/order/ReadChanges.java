package nl.koppeling.connection.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.line.OrderChange;
import nl.koppeling.connection.line.OrderChanges;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;

/** What changed after it was booked, of a connection a person may see. */
@ApplicationScoped
public class ReadChanges {

  private final Sessions sessions;
  private final Connections connections;
  private final OrderChanges changes;

  @Inject
  ReadChanges(Sessions sessions, Connections connections, OrderChanges changes) {
    this.sessions = sessions;
    this.connections = connections;
    this.changes = changes;
  }

  /** The last hundred, the newest first; refuses with 404 when the connection is not theirs. */
  public Uni<List<OrderChange>> read(Caller.Person person, UUID id) {
    return sessions
        .forPerson(person, session -> connections.find(session, id).map(person::reads))
        .flatMap(connection -> changes.of(connection.id()));
  }
}
