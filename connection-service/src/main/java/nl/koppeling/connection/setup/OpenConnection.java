package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.EventKeys;
import nl.koppeling.connection.lifecycle.Owners;
import nl.koppeling.connection.lifecycle.Particulars;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.snelstart.ClientKey;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens a connection with fresh keys for its events; a key that was typed in is stored encrypted
 * and does nothing before it was tried.
 */
@ApplicationScoped
public class OpenConnection {

  private static final int SECRET_BYTES = 32;

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;
  private final Seals seals;
  private final AuditLog audit;
  private final SecureRandom random = new SecureRandom();

  @Inject
  OpenConnection(
      Sessions sessions, Connections connections, Vault vault, Seals seals, AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.seals = seals;
    this.audit = audit;
  }

  Uni<Connection> open(Caller.Person owner, Requests.Opening opening) {
    Optional<ShopKey> shopKey = opening.shopKey();
    Optional<ClientKey> administrationKey = opening.administrationKey();
    Connection.Draft draft = draft(owner, opening.shop(), opening.start(Instant.now()));
    return sessions.forConnection(
        draft.id(),
        session ->
            add(session, owner, draft)
                .chain(() -> put(session, draft.id(), shopKey, administrationKey))
                .replaceWith(draft));
  }

  /** A connection of which only the shop's address is known; keys come in later steps. */
  public Uni<Connection> open(Caller.Person owner, ShopAddress shop) {
    Connection.Draft draft = draft(owner, shop, Instant.now());
    return sessions.forConnection(
        draft.id(), session -> add(session, owner, draft).replaceWith(draft));
  }

  private Connection.Draft draft(Caller.Person owner, ShopAddress shop, Instant start) {
    UUID id = UUID.randomUUID();
    return new Connection.Draft(
        new Particulars(
            id, Owners.of(owner.subject()), shop, start, Set.of("completed"), eventKeys(id), 1, 1));
  }

  private Uni<Void> add(Mutiny.Session session, Caller.Person owner, Connection.Draft draft) {
    return connections
        .refuseShopTaken(session, draft.id(), draft.particulars().shop())
        .chain(() -> connections.add(session, draft))
        .chain(() -> audit.did(session, owner, draft.id(), Deed.OPENED));
  }

  private Uni<Void> put(
      Mutiny.Session session, UUID id, Optional<ShopKey> shopKey, Optional<ClientKey> key) {
    return shopKey
        .map(k -> vault.put(session, id, k))
        .orElseGet(() -> Uni.createFrom().voidItem())
        .chain(
            () ->
                key.map(k -> vault.put(session, id, k))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
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
