package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.credentials.Credentials;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.EventKeys;
import nl.koppeling.connection.lifecycle.Particulars;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.seal.Seals;
import org.hibernate.reactive.mutiny.Mutiny;

/** Opens a connection: stores what was typed in, encrypted, with fresh keys for its events. */
@ApplicationScoped
class OpenConnection {

  private static final int SECRET_BYTES = 32;

  private final Mutiny.SessionFactory sessions;
  private final Connections connections;
  private final Vault vault;
  private final Seals seals;
  private final AuditLog audit;
  private final SecureRandom random = new SecureRandom();

  @Inject
  OpenConnection(
      Mutiny.SessionFactory sessions,
      Connections connections,
      Vault vault,
      Seals seals,
      AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.seals = seals;
    this.audit = audit;
  }

  Uni<Connection> open(Caller.Person owner, Requests.Opening opening) {
    Credentials credentials =
        new Credentials(
            Requests.shopKey(opening.consumerKey(), opening.consumerSecret()),
            Requests.administrationKey(opening.snelstartKey()));
    UUID id = UUID.randomUUID();
    Connection.Draft draft =
        new Connection.Draft(
            new Particulars(
                id,
                owner.subject(),
                opening.shop(),
                opening.start(Instant.now()),
                Set.of("completed"),
                eventKeys(id),
                1,
                1));
    return sessions.withTransaction(
        session ->
            connections
                .refuseShopTaken(session, id, draft.particulars().shop())
                .chain(() -> connections.add(session, draft))
                .chain(() -> vault.put(session, id, credentials))
                .chain(() -> audit.did(session, owner, id, Deed.OPENED))
                .replaceWith(draft));
  }

  private EventKeys eventKeys(UUID id) {
    String wrapped = seals.newWrappedKey(id);
    String sealedSecret = seals.open(id, wrapped).seal(secret(), EventKeys.WEBHOOK_SECRET);
    return new EventKeys(secret(), sealedSecret, wrapped);
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
