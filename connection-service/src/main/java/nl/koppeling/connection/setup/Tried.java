package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.credentials.Credentials;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.snelstart.ClientKey;
import nl.koppeling.snelstart.CompanyInfo;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * How a step that asks the outside world goes: read, ask without holding the database, then lock
 * and make sure that nothing changed meanwhile.
 */
@ApplicationScoped
class Tried {

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;

  @Inject
  Tried(Sessions sessions, Connections connections, Vault vault) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
  }

  /** A connection and its keys, as they were read. */
  record Subject(Connection connection, Credentials credentials) {}

  /** The owner's connection, as it is now. */
  Uni<Connection> read(Caller.Person owner, UUID id) {
    return sessions.forPerson(owner, session -> connections.find(session, id).map(owner::owns));
  }

  /** The key of the administration; refuses when there is none yet. */
  Uni<ClientKey> administrationKey(Connection connection) {
    return sessions.forConnection(
        connection.id(), session -> vault.administrationKey(session, connection.id()));
  }

  /** The key of the shop; refuses when there is none yet. */
  Uni<ShopKey> shopKey(Connection connection) {
    return sessions.forConnection(
        connection.id(), session -> vault.shopKey(session, connection.id()));
  }

  /** Both keys; refuses when one of them is missing. */
  Uni<Subject> begin(Caller.Person owner, UUID id) {
    return sessions.forPerson(
        owner,
        session ->
            connections
                .find(session, id)
                .map(owner::owns)
                .flatMap(
                    connection ->
                        vault
                            .open(session, id)
                            .map(credentials -> new Subject(connection, credentials))));
  }

  /**
   * The connection, locked; refuses when its keys were replaced while the outside world was asked.
   */
  Uni<Connection> again(Mutiny.Session session, Connection read) {
    return connections
        .lock(session, read.id())
        .invoke(
            now -> {
              long before = read.particulars().credentialsVersion();
              if (now.particulars().credentialsVersion() != before) {
                throw Refusal.of(RefusalCode.CHANGED_MEANWHILE);
              }
            });
  }

  static Findings.Administration administration(CompanyInfo company) {
    return new Findings.Administration(
        company.administrationId(),
        company.administrationName(),
        company.companyName(),
        company.smallBusinessScheme(),
        company.vatNumber());
  }

  /** Refuses when the key leads elsewhere than the administration that was pinned. */
  static void refuseOther(Findings pinned, CompanyInfo company) {
    refuseOther(pinned.administration(), company);
  }

  /** The same for an administration that is known but not confirmed yet. */
  static void refuseOther(Findings.Administration known, CompanyInfo company) {
    if (!known.id().equals(company.administrationId())) {
      throw Refusal.of(RefusalCode.ADMINISTRATION_CHANGED, company.administrationName());
    }
  }
}
