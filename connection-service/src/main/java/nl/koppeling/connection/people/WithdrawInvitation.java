package nl.koppeling.connection.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.PeopleCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;

/** Takes an invitation back: its reference does not count any more. */
@ApplicationScoped
public class WithdrawInvitation {

  private final Sessions sessions;
  private final Connections connections;
  private final Invitations invitations;
  private final AuditLog audit;

  @Inject
  WithdrawInvitation(
      Sessions sessions, Connections connections, Invitations invitations, AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.invitations = invitations;
    this.audit = audit;
  }

  /** Withdraws; refuses with 404 what is not there. */
  public Uni<Void> withdraw(Caller.Person person, UUID id, UUID invitation) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .lock(session, id)
                .map(person::owns)
                .chain(() -> invitations.withdraw(session, id, invitation))
                .invoke(
                    there -> {
                      if (!there) {
                        throw Refusal.of(PeopleCode.INVITATION_UNKNOWN);
                      }
                    })
                .chain(() -> audit.did(session, person, id, Deed.INVITATION_WITHDRAWN)));
  }
}
