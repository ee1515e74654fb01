package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditEntry.Change;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.proof.AdministrationProof;
import nl.koppeling.connection.proof.ShopProof;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.ConnectionFaulted.Side;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.snelstart.ClientKey;
import nl.koppeling.snelstart.CompanyInfo;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Replaces one or both keys: each is proven before it is stored, and a key of another
 * administration than the pinned one is refused. Paused work resumes.
 */
@ApplicationScoped
class ReplaceCredentials {

  private final Mutiny.SessionFactory sessions;
  private final Connections connections;
  private final Tried tried;
  private final Vault vault;
  private final Faults faults;
  private final ShopProof shopProof;
  private final AdministrationProof administrationProof;
  private final AuditLog audit;

  @Inject
  ReplaceCredentials(
      Mutiny.SessionFactory sessions,
      Connections connections,
      Tried tried,
      Vault vault,
      Faults faults,
      ShopProof shopProof,
      AdministrationProof administrationProof,
      AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.tried = tried;
    this.vault = vault;
    this.faults = faults;
    this.shopProof = shopProof;
    this.administrationProof = administrationProof;
    this.audit = audit;
  }

  Uni<Connection> replace(
      Caller.Person owner, UUID id, Optional<ShopKey> shopKey, Optional<ClientKey> key) {
    if (shopKey.isEmpty() && key.isEmpty()) {
      throw Refusal.of(RefusalCode.CREDENTIALS_MISSING);
    }
    return tried
        .begin(owner, id)
        .call(subject -> proveShop(subject, shopKey))
        .call(subject -> proveAdministration(subject, key))
        .flatMap(subject -> store(owner, subject, shopKey, key));
  }

  private Uni<Void> proveShop(Tried.Subject subject, Optional<ShopKey> shopKey) {
    return shopKey
        .map(k -> shopProof.prove(subject.connection().particulars().shop(), k).replaceWithVoid())
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Void> proveAdministration(Tried.Subject subject, Optional<ClientKey> key) {
    return key.map(
            k ->
                administrationProof
                    .prove(k)
                    .invoke(books -> refuseOther(subject.connection(), books.company()))
                    .replaceWithVoid())
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private static void refuseOther(Connection connection, CompanyInfo company) {
    switch (connection) {
      case Connection.Proven proven -> Tried.refuseOther(proven.findings(), company);
      case Connection.Active active -> Tried.refuseOther(active.findings(), company);
      case Connection.Paused paused -> Tried.refuseOther(paused.findings(), company);
      default -> {} // nothing is pinned before the proof
    }
  }

  private Uni<Connection> store(
      Caller.Person owner,
      Tried.Subject subject,
      Optional<ShopKey> shopKey,
      Optional<ClientKey> key) {
    UUID id = subject.connection().id();
    return sessions.withTransaction(
        session ->
            tried
                .again(session, subject)
                .map(ReplaceCredentials::rekeyed)
                .call(() -> put(session, id, shopKey, key))
                .call(next -> connections.save(session, next))
                .call(
                    next ->
                        audit.did(
                            session,
                            owner,
                            id,
                            Deed.CREDENTIALS_REPLACED,
                            "",
                            replaced(shopKey, key))));
  }

  private static List<Change> replaced(Optional<ShopKey> shopKey, Optional<ClientKey> key) {
    List<Change> changes = new ArrayList<>();
    shopKey.ifPresent(k -> changes.add(Change.ofSecret("shopKey")));
    key.ifPresent(k -> changes.add(Change.ofSecret("snelstartKey")));
    return changes;
  }

  private static Connection rekeyed(Connection now) {
    return switch (now) {
      case Connection.Draft draft -> draft.rekeyed();
      case Connection.Proven proven -> proven.rekeyed();
      case Connection.Active active -> active.rekeyed();
      case Connection.Paused paused -> paused.rekeyed();
      case Connection.Removed removed -> throw new IllegalStateException("removed is not found");
    };
  }

  private Uni<Void> put(
      Mutiny.Session session, UUID id, Optional<ShopKey> shopKey, Optional<ClientKey> key) {
    Uni<Void> shop =
        shopKey
            .map(k -> vault.put(session, id, k).chain(() -> faults.clear(session, id, Side.SHOP)))
            .orElseGet(() -> Uni.createFrom().voidItem());
    return shop.chain(
        () ->
            key.map(
                    k ->
                        vault
                            .put(session, id, k)
                            .chain(() -> faults.clear(session, id, Side.ADMINISTRATION)))
                .orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
