package nl.koppeling.connection.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.handover.Reference;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.notification.InvitationMail;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.people.Invitations.Invitation;
import nl.koppeling.connection.people.ReadPeople.OwnerView;
import nl.koppeling.connection.refusals.PeopleCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Asks somebody by e-mail to own a connection too. The reference is known to that mail only; when
 * the mail is not taken, the invitation does not count.
 */
@ApplicationScoped
public class InviteOwner {

  private static final Logger LOG = Logger.getLogger(InviteOwner.class);

  /** We are no means to send strangers mail. */
  private static final int MOST_A_DAY = 20;

  private static final String TODAY =
      "select count(*) from audit_entry where connection_id = :id and deed = 'OWNER_INVITED'"
          + " and at > now() - interval '1 day'";

  private final Sessions sessions;
  private final Connections connections;
  private final Invitations invitations;
  private final AuditLog audit;
  private final InvitationMail mail;

  @Inject
  InviteOwner(
      Sessions sessions,
      Connections connections,
      Invitations invitations,
      AuditLog audit,
      InvitationMail mail) {
    this.sessions = sessions;
    this.connections = connections;
    this.invitations = invitations;
    this.audit = audit;
    this.mail = mail;
  }

  private record Asked(Connection connection, Invitation invitation) {}

  /**
   * Invites.
   *
   * @param typed the address, as somebody typed it
   * @param language of the mail: {@code nl} or {@code en}
   */
  public Uni<Invitation> invite(Caller.Person person, UUID id, String typed, String language) {
    Reference reference = Reference.random();
    return sessions
        .forPerson(person, session -> ask(session, person, id, typed, reference))
        .call(asked -> send(asked, reference, language))
        .map(Asked::invitation);
  }

  private Uni<Asked> ask(
      Mutiny.Session session, Caller.Person person, UUID id, String typed, Reference reference) {
    return connections
        .lock(session, id)
        .map(person::owns)
        .flatMap(connection -> ask(session, person, connection, Address.typed(typed), reference));
  }

  private Uni<Asked> ask(
      Mutiny.Session session,
      Caller.Person person,
      Connection connection,
      Address address,
      Reference reference) {
    UUID id = connection.id();
    return refuseOwner(session, person, id, address)
        .chain(() -> refuseTooMany(session, id))
        .chain(() -> invitations.add(session, id, address, reference))
        .call(() -> audit.did(session, person, id, Deed.OWNER_INVITED, address.masked(), List.of()))
        .map(invitation -> new Asked(connection, invitation));
  }

  private static Uni<Void> refuseOwner(
      Mutiny.Session session, Caller.Person person, UUID id, Address address) {
    return ReadPeople.owners(session, id, person)
        .invoke(
            owners -> {
              if (owners.stream()
                  .map(OwnerView::address)
                  .anyMatch(address.value()::equalsIgnoreCase)) {
                throw Refusal.of(PeopleCode.ALREADY_OWNER);
              }
            })
        .replaceWithVoid();
  }

  private static Uni<Void> refuseTooMany(Mutiny.Session session, UUID id) {
    return session
        .createNativeQuery(TODAY, Long.class)
        .setParameter("id", id)
        .getSingleResult()
        .invoke(
            count -> {
              if (count >= MOST_A_DAY) {
                throw Refusal.of(PeopleCode.TOO_MANY_INVITATIONS);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> send(Asked asked, Reference reference, String language) {
    UUID id = asked.connection().id();
    return mail.send(
            asked.invitation().address(),
            language,
            asked.connection().particulars().shop().home().toString(),
            "/app/invitations/" + reference.value())
        .onFailure()
        .recoverWithUni(
            failure -> {
              LOG.warnf(
                  "an invitation to connection %s was not mailed: %s", id, failure.getClass());
              return sessions
                  .forConnection(
                      id, session -> invitations.withdraw(session, id, asked.invitation().id()))
                  .flatMap(
                      gone ->
                          Uni.createFrom()
                              .<Void>failure(Refusal.of(PeopleCode.INVITATION_NOT_SENT)));
            });
  }
}
