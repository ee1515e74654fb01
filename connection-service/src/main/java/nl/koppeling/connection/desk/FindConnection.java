package nl.koppeling.connection.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;

/** The connection a page is about, for a person who may see it. */
@ApplicationScoped
class FindConnection {

  private final Sessions sessions;
  private final Connections connections;

  @Inject
  FindConnection(Sessions sessions, Connections connections) {
    this.sessions = sessions;
    this.connections = connections;
  }

  /** For its owners and for operators; refuses with 404. */
  Uni<Connection> read(Caller.Person person, UUID id) {
    return sessions.forPerson(person, session -> connections.find(session, id).map(person::reads));
  }

  /** For its owners only; refuses with 404. */
  Uni<Connection> own(Caller.Person person, UUID id) {
    return sessions.forPerson(person, session -> connections.find(session, id).map(person::owns));
  }
}
