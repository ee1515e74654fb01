package nl.koppeling.connection.order;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.line.OrderChanges;
import nl.koppeling.connection.line.OrderChanges.Word;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;

/** The owner's word on what the shop changed after it was booked. */
@ApplicationScoped
public class DecideChange {

  private final Sessions sessions;
  private final Connections connections;
  private final AuditLog audit;
  private final OrderChanges changes;

  @Inject
  DecideChange(Sessions sessions, Connections connections, AuditLog audit, OrderChanges changes) {
    this.sessions = sessions;
    this.connections = connections;
    this.audit = audit;
    this.changes = changes;
  }

  /** Says it. Who said so is remembered before the invoice service is asked. */
  public Uni<Void> decide(Caller.Person person, UUID id, UUID changeId, Word word) {
    return sessions
        .forPerson(
            person,
            session ->
                connections
                    .find(session, id)
                    .map(person::owns)
                    .invoke(RetryOrder::working)
                    .call(
                        () ->
                            audit.did(
                                session, person, id, deed(word), "change " + changeId, List.of())))
        .chain(() -> changes.say(id, changeId, word, person.subject()));
  }

  private static Deed deed(Word word) {
    return switch (word) {
      case ACCEPTANCE -> Deed.CHANGE_ACCEPTED;
      case REFUSAL -> Deed.CHANGE_DECLINED;
    };
  }
}
