package nl.koppeling.connection.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;

/** Reads the audit log of a connection. */
@ApplicationScoped
public class ReadAudit {

  private final Sessions sessions;
  private final Connections connections;
  private final AuditLog log;

  @Inject
  ReadAudit(Sessions sessions, Connections connections, AuditLog log) {
    this.sessions = sessions;
    this.connections = connections;
    this.log = log;
  }

  /**
   * A page of entries, the newest first. The owner's connection must exist; an operator reads that
   * of a removed one too.
   *
   * @param before only entries older than this id
   */
  public Uni<List<AuditEntry>> page(Caller.Person person, UUID id, long before) {
    return sessions.forPerson(
        person,
        session -> {
          Uni<Void> allowed =
              person.operator()
                  ? Uni.createFrom().voidItem()
                  : connections.find(session, id).map(person::owns).replaceWithVoid();
          return allowed.chain(() -> log.before(session, id, before));
        });
  }
}
