package nl.koppeling.connection.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditEntry.Change;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets an owner choose which mails come. */
@ApplicationScoped
public class ChooseNotifications {

  private final Sessions sessions;
  private final Connections connections;
  private final Choices choices;
  private final AuditLog audit;

  @Inject
  ChooseNotifications(Sessions sessions, Connections connections, Choices choices, AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.choices = choices;
    this.audit = audit;
  }

  /** Which are on. */
  public Uni<Map<Kind, Boolean>> chosen(Caller.Person person, UUID id) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .invoke(person::owns)
                .chain(() -> choices.of(session, id, person.subject())));
  }

  /** Switches some on or off; what is not named stays. Which are on after it. */
  public Uni<Map<Kind, Boolean>> choose(Caller.Person person, UUID id, Map<Kind, Boolean> wanted) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .lock(session, id)
                .invoke(person::owns)
                .chain(() -> choices.of(session, id, person.subject()))
                .flatMap(now -> change(session, person, id, changes(now, wanted)))
                .chain(() -> choices.of(session, id, person.subject())));
  }

  private static Map<Kind, Boolean> changes(Map<Kind, Boolean> now, Map<Kind, Boolean> wanted) {
    Map<Kind, Boolean> changes = new EnumMap<>(Kind.class);
    wanted.forEach(
        (kind, value) -> {
          boolean on = Boolean.TRUE.equals(value);
          if (now.get(kind) != on) {
            changes.put(kind, on);
          }
        });
    return changes;
  }

  private Uni<Void> change(
      Mutiny.Session session, Caller.Person person, UUID id, Map<Kind, Boolean> changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Change> told = new ArrayList<>();
    Uni<Void> done = Uni.createFrom().voidItem();
    for (Map.Entry<Kind, Boolean> change : changes.entrySet()) {
      boolean on = change.getValue();
      told.add(new Change(change.getKey().name(), onOrOff(!on), onOrOff(on)));
      done = done.chain(() -> choices.choose(session, id, person.subject(), change.getKey(), on));
    }
    return done.chain(() -> audit.did(session, person, id, Deed.NOTIFICATIONS_CHANGED, "", told));
  }

  private static String onOrOff(boolean on) {
    return on ? "on" : "off";
  }
}
