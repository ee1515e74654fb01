package nl.koppeling.connection.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditEntry.Change;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets an owner choose which orders count as completed and paid, at any time. */
@ApplicationScoped
public class ChooseIntake {

  private final Sessions sessions;
  private final Connections connections;
  private final AuditLog audit;

  @Inject
  ChooseIntake(Sessions sessions, Connections connections, AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.audit = audit;
  }

  /** What is chosen. */
  public Uni<Intake> chosen(Caller.Person person, UUID id) {
    return sessions.forPerson(
        person, session -> connections.find(session, id).map(person::reads).map(Intake::of));
  }

  /**
   * Chooses; fails with a {@link Refusal} when it cannot be. What was chosen already is no change.
   */
  public Uni<Connection> choose(Caller.Person owner, UUID id, Intake wanted) {
    return sessions.forPerson(
        owner,
        session ->
            connections
                .lock(session, id)
                .map(owner::owns)
                .invoke(wanted::check)
                .flatMap(now -> choose(session, owner, now, wanted)));
  }

  private Uni<Connection> choose(
      Mutiny.Session session, Caller.Person owner, Connection now, Intake wanted) {
    List<Change> changes = wanted.since(Intake.of(now));
    if (changes.isEmpty()) {
      return Uni.createFrom().item(now);
    }
    Connection next = now.takingIn(wanted.completedStatuses(), wanted.choices());
    return connections
        .save(session, next)
        .chain(() -> audit.did(session, owner, now.id(), Deed.INTAKE_CHANGED, "", changes))
        .replaceWith(next);
  }
}
