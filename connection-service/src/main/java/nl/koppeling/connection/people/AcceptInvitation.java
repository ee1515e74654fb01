package nl.koppeling.connection.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.handover.Reference;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.PeopleCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Makes whoever was invited an owner. The link alone is not enough: it counts for the person whose
 * verified e-mail address is the invited one, so that a mail that was passed on lets nobody in.
 */
@ApplicationScoped
public class AcceptInvitation {

  private final Sessions sessions;
  private final Connections connections;
  private final Invitations invitations;
  private final AuditLog audit;

  @Inject
  AcceptInvitation(
      Sessions sessions, Connections connections, Invitations invitations, AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.invitations = invitations;
    this.audit = audit;
  }

  /**
   * What somebody is invited to.
   *
   * @param address the verified one of who asks; empty: there is none
   * @throws Refusal with 404 for a reference that does not count, 403 for another person's
   */
  public Uni<Connection> look(String reference, Optional<String> address) {
    Reference known = reference(reference);
    return sessions.forAll(
        session ->
            asked(session, known, address)
                .flatMap(asked -> connections.find(session, asked.connectionId())));
  }

  /** The person owns the connection from now on; its id. The same refusals. */
  public Uni<UUID> accept(Caller.Person person, String reference, Optional<String> address) {
    Reference known = reference(reference);
    return sessions.forAll(
        session ->
            asked(session, known, address)
                .map(Invitations.Asked::connectionId)
                .call(id -> connections.lock(session, id))
                .call(() -> use(session, known))
                .call(id -> connections.admit(session, id, person.subject()))
                .call(id -> audit.did(session, person, id, Deed.OWNER_JOINED)));
  }

  private Uni<Invitations.Asked> asked(
      Mutiny.Session session, Reference reference, Optional<String> address) {
    return invitations
        .find(session, reference)
        .map(found -> found.orElseThrow(() -> Refusal.of(PeopleCode.INVITATION_UNKNOWN)))
        .invoke(
            asked -> {
              String verified =
                  address.orElseThrow(() -> Refusal.of(PeopleCode.ADDRESS_UNVERIFIED));
              if (!verified.equals(asked.address())) {
                throw Refusal.of(PeopleCode.INVITATION_FOR_ANOTHER);
              }
            })
        .call(asked -> Sessions.only(session, asked.connectionId()));
  }

  /** Of two at once, one counts. */
  private Uni<Void> use(Mutiny.Session session, Reference reference) {
    return invitations
        .use(session, reference)
        .invoke(
            first -> {
              if (!first) {
                throw Refusal.of(PeopleCode.INVITATION_UNKNOWN);
              }
            })
        .replaceWithVoid();
  }

  private static Reference reference(String text) {
    try {
      return new Reference(text);
    } catch (IllegalArgumentException none) {
      throw Refusal.of(PeopleCode.INVITATION_UNKNOWN);
    }
  }
}
