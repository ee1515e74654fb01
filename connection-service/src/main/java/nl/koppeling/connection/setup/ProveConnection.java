package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.proof.AdministrationProof;
import nl.koppeling.connection.proof.ShopProof;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.settings.Proposal;
import nl.koppeling.events.BookingSettings;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tries both keys, pins the administration and proposes settings. Of a connection that works
 * already nothing is changed; the outcome only tells.
 */
@ApplicationScoped
class ProveConnection {

  private final Sessions sessions;
  private final Connections connections;
  private final Tried tried;
  private final ShopProof shopProof;
  private final AdministrationProof administrationProof;
  private final AuditLog audit;

  @Inject
  ProveConnection(
      Sessions sessions,
      Connections connections,
      Tried tried,
      ShopProof shopProof,
      AdministrationProof administrationProof,
      AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.tried = tried;
    this.shopProof = shopProof;
    this.administrationProof = administrationProof;
    this.audit = audit;
  }

  /** What was found and what is proposed. */
  record Outcome(
      Connection.Proof proof, AdministrationProof.Books books, BookingSettings proposal) {}

  Uni<Outcome> prove(Caller.Person owner, UUID id) {
    return tried
        .begin(owner, id)
        .flatMap(
            subject ->
                shopProof
                    .prove(
                        subject.connection().particulars().shop(), subject.credentials().shopKey())
                    .flatMap(
                        shop ->
                            administrationProof
                                .prove(subject.credentials().administrationKey())
                                .flatMap(books -> remember(owner, subject, shop, books))));
  }

  private Uni<Outcome> remember(
      Caller.Person owner,
      Tried.Subject subject,
      ShopProof.Outcome shop,
      AdministrationProof.Books books) {
    Findings findings = new Findings(shop.facts(), Tried.administration(books.company()));
    Connection.Proof proof = new Connection.Proof(shop.shop(), findings);
    UUID id = subject.connection().id();
    return sessions
        .forPerson(
            owner,
            session ->
                tried
                    .again(session, subject.connection())
                    .call(
                        () ->
                            connections.refuseShopTaken(
                                session, id, shop.shop(), shop.facts().storeId()))
                    .invoke(connection -> refuseElsewhere(connection, shop))
                    .call(connection -> store(session, owner, connection, proof, books))
                    .chain(() -> proposal(session, id, proof, books)))
        .map(proposal -> new Outcome(proof, books, proposal));
  }

  /** What works already is not stopped over its address; the doctor names it. */
  private static void refuseElsewhere(Connection connection, ShopProof.Outcome shop) {
    if (connection instanceof Connection.Draft || connection instanceof Connection.Proven) {
      shop.refuseElsewhere();
    }
  }

  private Uni<Void> store(
      Mutiny.Session session,
      Caller.Person owner,
      Connection connection,
      Connection.Proof proof,
      AdministrationProof.Books books) {
    return switch (connection) {
      case Connection.Draft draft -> proven(session, owner, draft.proven(proof));
      case Connection.Proven proven -> proven(session, owner, proven.proven(proof));
      case Connection.Active active -> unchanged(active.findings(), books);
      case Connection.Paused paused -> unchanged(paused.findings(), books);
      case Connection.Removed removed -> throw new IllegalStateException("removed is not found");
    };
  }

  private Uni<Void> proven(Mutiny.Session session, Caller.Person owner, Connection.Proven proven) {
    return connections
        .save(session, proven)
        .chain(() -> audit.did(session, owner, proven.id(), Deed.PROVEN));
  }

  private static Uni<Void> unchanged(Findings pinned, AdministrationProof.Books books) {
    Tried.refuseOther(pinned, books.company());
    return Uni.createFrom().voidItem();
  }

  private Uni<BookingSettings> proposal(
      Mutiny.Session session, UUID id, Connection.Proof proof, AdministrationProof.Books books) {
    return connections
        .prefixesOfOthers(session, id, books.company().administrationId())
        .map(
            taken ->
                Proposal.of(
                    proof.shop().home(),
                    books.company(),
                    books.ledgers(),
                    books.journals(),
                    books.shelf().groups(),
                    taken));
  }
}
