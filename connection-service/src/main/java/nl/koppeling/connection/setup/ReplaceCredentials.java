package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.connection.audit.AuditEntry.Change;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.proof.AdministrationProof;
import nl.koppeling.connection.proof.ShopProof;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.ConnectionFaulted.Side;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.snelstart.ClientKey;
import nl.koppeling.snelstart.CompanyInfo;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Replaces one or both keys: each is proven before it is stored, and a key of another
 * administration than the pinned one is refused. Paused work resumes.
 */
@ApplicationScoped
public class ReplaceCredentials {

  private final Sessions sessions;
  private final Connections connections;
  private final Tried tried;
  private final Vault vault;
  private final Faults faults;
  private final ShopProof shopProof;
  private final AdministrationProof administrationProof;
  private final AuditLog audit;

  @Inject
  ReplaceCredentials(
      Sessions sessions,
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

  /**
   * Replaces what is given; fails with a {@link Refusal} when a key does not work or leads to
   * another administration than the one that is known.
   */
  public Uni<Connection> replace(
      Caller.Person owner, UUID id, Optional<ShopKey> shopKey, Optional<ClientKey> key) {
    return replace(owner, id, shopKey, key, session -> Uni.createFrom().voidItem());
  }

  /**
   * The same.
   *
   * @param along done in the same transaction before anything is stored; its failure undoes all
   */
  public Uni<Connection> replace(
      Caller.Person owner,
      UUID id,
      Optional<ShopKey> shopKey,
      Optional<ClientKey> key,
      Function<Mutiny.Session, Uni<Void>> along) {
    if (shopKey.isEmpty() && key.isEmpty()) {
      throw Refusal.of(RefusalCode.CREDENTIALS_MISSING);
    }
    return tried
        .read(owner, id)
        .flatMap(
            read ->
                shop(read, shopKey)
                    .flatMap(
                        shop ->
                            administration(read, key)
                                .map(administration -> new Found(shop, administration)))
                    .flatMap(found -> store(owner, read, found, shopKey, key, along)));
  }

  /** What the new keys found. */
  private record Found(
      Optional<ShopProof.Outcome> shop, Optional<Findings.Administration> administration) {}

  private Uni<Optional<ShopProof.Outcome>> shop(Connection read, Optional<ShopKey> key) {
    return key.map(k -> shopProof.prove(read.particulars().shop(), k).map(Optional::of))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<Findings.Administration>> administration(
      Connection read, Optional<ClientKey> key) {
    return key.map(
            k ->
                administrationProof
                    .prove(k)
                    .map(AdministrationProof.Books::company)
                    .invoke(company -> refuseOther(read, company))
                    .map(company -> Optional.of(Tried.administration(company))))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private static void refuseOther(Connection connection, CompanyInfo company) {
    switch (connection) {
      case Connection.Proven proven -> Tried.refuseOther(proven.findings(), company);
      case Connection.Active active -> Tried.refuseOther(active.findings(), company);
      case Connection.Paused paused -> Tried.refuseOther(paused.findings(), company);
      case Connection.Draft draft ->
          draft.administration().ifPresent(known -> Tried.refuseOther(known, company));
      case Connection.Removed removed -> throw new IllegalStateException("removed is not found");
    }
  }

  private Uni<Connection> store(
      Caller.Person owner,
      Connection read,
      Found found,
      Optional<ShopKey> shopKey,
      Optional<ClientKey> key,
      Function<Mutiny.Session, Uni<Void>> along) {
    return sessions.forPerson(
        owner,
        session ->
            along
                .apply(session)
                .chain(() -> tried.again(session, read))
                .call(now -> refuseTaken(session, now, found))
                .map(now -> rekeyed(now, found))
                .call(() -> put(session, read.id(), shopKey, key))
                .call(next -> connections.save(session, next))
                .call(
                    next ->
                        audit.did(
                            session,
                            owner,
                            read.id(),
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

  private static Connection rekeyed(Connection now, Found found) {
    return switch (now) {
      case Connection.Draft draft -> rekeyed(draft, found);
      case Connection.Proven proven -> proven.rekeyed(reached(now, found));
      case Connection.Active active -> active.rekeyed(reached(now, found));
      case Connection.Paused paused -> paused.rekeyed(reached(now, found));
      case Connection.Removed removed -> throw new IllegalStateException("removed is not found");
    };
  }

  /** A key of today may have to travel otherwise than the one of before. */
  private static ShopAddress reached(Connection now, Found found) {
    return found.shop().map(ShopProof.Outcome::shop).orElse(now.particulars().shop());
  }

  private Uni<Void> refuseTaken(Mutiny.Session session, Connection now, Found found) {
    if (found.shop().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    ShopProof.Outcome shop = found.shop().get();
    return connections
        .refuseShopTaken(session, now.id(), shop.shop(), shop.facts().storeId())
        .invoke(
            free -> {
              if (now instanceof Connection.Draft) {
                shop.refuseElsewhere();
              }
            });
  }

  private static Connection rekeyed(Connection.Draft draft, Found found) {
    Connection.Draft withShop =
        found.shop().map(shop -> draft.with(shop.shop(), shop.facts())).orElse(draft);
    return found.administration().map(withShop::with).orElse(withShop);
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
