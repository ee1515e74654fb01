package nl.koppeling.connection.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.handover.Handovers;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Owners;
import nl.koppeling.connection.notification.Notifications;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.people.ReadPeople.OwnerView;
import nl.koppeling.connection.refusals.PeopleCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;

/** Takes an owner off a connection, at the word of any of them; never the last one. */
@ApplicationScoped
public class RemoveOwner {

  private final Sessions sessions;
  private final Connections connections;
  private final Notifications notifications;
  private final Handovers handovers;
  private final AuditLog audit;

  @Inject
  RemoveOwner(
      Sessions sessions,
      Connections connections,
      Notifications notifications,
      Handovers handovers,
      AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.notifications = notifications;
    this.handovers = handovers;
    this.audit = audit;
  }

  /** From the next request on the connection does not exist for {@code leaver}. */
  public Uni<Void> remove(Caller.Person person, UUID id, String leaver) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .lock(session, id)
                .map(person::owns)
                .map(connection -> heir(connection, person, leaver))
                .call(heir -> handovers.passOn(session, id, leaver, heir))
                .chain(() -> ReadPeople.owners(session, id, person))
                .call(() -> notifications.forget(session, id, leaver))
                .call(() -> connections.dismiss(session, id, leaver))
                .flatMap(
                    owners ->
                        audit.did(
                            session,
                            person,
                            id,
                            Deed.OWNER_REMOVED,
                            masked(owners, leaver),
                            List.of())));
  }

  /** Who goes on with what the leaver began: the one who asks, else any of the others. */
  private static String heir(Connection connection, Caller.Person person, String leaver) {
    Owners owners = connection.particulars().owners();
    if (!owners.has(leaver)) {
      throw Refusal.of(PeopleCode.OWNER_UNKNOWN);
    }
    Owners left = owners.without(leaver).orElseThrow(() -> Refusal.of(PeopleCode.LAST_OWNER));
    return left.has(person.subject())
        ? person.subject()
        : left.subjects().stream().sorted().findFirst().orElseThrow();
  }

  private static String masked(List<OwnerView> owners, String leaver) {
    return owners.stream()
        .filter(owner -> owner.subject().equals(leaver))
        .map(owner -> Address.mask(owner.address()))
        .findFirst()
        .orElse("");
  }
}
