package nl.koppeling.connection.credentials;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.credentials.CredentialCipher.Purpose;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.snelstart.ClientKey;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps credentials in table {@code connection_secret}, sealed; the only one that opens them. */
@ApplicationScoped
public class Vault {

  private static final String PUT =
      "insert into connection_secret (connection_id, purpose, sealed) values (:id, :purpose, :sealed)"
          + " on conflict (connection_id, purpose)"
          + " do update set sealed = excluded.sealed, updated_at = now()";

  private static final String GET =
      "select sealed from connection_secret where connection_id = :id and purpose = :purpose";

  /** Only when nobody replaced the credential meanwhile. */
  private static final String SEAL_AGAIN =
      "update connection_secret set sealed = :fresh"
          + " where connection_id = :id and purpose = :purpose and sealed = :sealed";

  private final CredentialCipher cipher;

  @Inject
  Vault(CredentialCipher cipher) {
    this.cipher = cipher;
  }

  /** Stores or replaces both keys. */
  public Uni<Void> put(Mutiny.Session session, UUID connectionId, Credentials credentials) {
    return put(session, connectionId, credentials.shopKey())
        .chain(() -> put(session, connectionId, credentials.administrationKey()));
  }

  public Uni<Void> put(Mutiny.Session session, UUID connectionId, ShopKey key) {
    return put(
        session, connectionId, Purpose.SHOP_KEY, key.consumerKey() + ":" + key.consumerSecret());
  }

  public Uni<Void> put(Mutiny.Session session, UUID connectionId, ClientKey key) {
    return put(session, connectionId, Purpose.ADMINISTRATION_KEY, key.value());
  }

  /** Both keys of a connection that has them. */
  public Uni<Credentials> open(Mutiny.Session session, UUID connectionId) {
    return shopKey(session, connectionId)
        .flatMap(
            shopKey ->
                administrationKey(session, connectionId).map(key -> new Credentials(shopKey, key)));
  }

  public Uni<ShopKey> shopKey(Mutiny.Session session, UUID connectionId) {
    return get(session, connectionId, Purpose.SHOP_KEY)
        .map(pair -> pair.split(":", 2))
        .map(parts -> new ShopKey(parts[0], parts[1]));
  }

  public Uni<ClientKey> administrationKey(Mutiny.Session session, UUID connectionId) {
    return get(session, connectionId, Purpose.ADMINISTRATION_KEY).map(ClientKey::new);
  }

  /** Seals a notice that holds a key, for as long as it waits. */
  public byte[] sealNotice(UUID noticeId, String body) {
    return cipher.seal(noticeId, Purpose.NOTICE, body);
  }

  /** Opens a notice that waited. */
  public String openNotice(UUID noticeId, byte[] sealed) {
    return cipher.open(noticeId, Purpose.NOTICE, sealed);
  }

  /** The administration's key is destroyed; the shop's stays. */
  public Uni<Void> destroyAdministrationKey(Mutiny.Session session, UUID connectionId) {
    return destroy(session, connectionId, Purpose.ADMINISTRATION_KEY);
  }

  /** The shop's key is destroyed; the administration's stays. */
  public Uni<Void> destroyShopKey(Mutiny.Session session, UUID connectionId) {
    return destroy(session, connectionId, Purpose.SHOP_KEY);
  }

  private static Uni<Void> destroy(Mutiny.Session session, UUID connectionId, Purpose purpose) {
    return session
        .createNativeQuery(
            "delete from connection_secret where connection_id = :id and purpose = :purpose")
        .setParameter("id", connectionId)
        .setParameter("purpose", purpose.name())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Nothing of them is left. */
  public Uni<Void> destroy(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from connection_secret where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private Uni<Void> put(Mutiny.Session session, UUID id, Purpose purpose, String plain) {
    return session
        .createNativeQuery(PUT)
        .setParameter("id", id)
        .setParameter("purpose", purpose.name())
        .setParameter("sealed", cipher.seal(id, purpose, plain))
        .executeUpdate()
        .replaceWithVoid();
  }

  private Uni<String> get(Mutiny.Session session, UUID id, Purpose purpose) {
    return session
        .createNativeQuery(GET, byte[].class)
        .setParameter("id", id)
        .setParameter("purpose", purpose.name())
        .getSingleResultOrNull()
        .onItem()
        .ifNull()
        .failWith(() -> Refusal.conflict(RefusalCode.CREDENTIALS_MISSING))
        .flatMap(
            closed -> {
              String plain = cipher.open(id, purpose, closed);
              return cipher.stale(closed)
                  ? sealAgain(session, id, purpose, closed, plain).replaceWith(plain)
                  : Uni.createFrom().item(plain);
            });
  }

  private Uni<Integer> sealAgain(
      Mutiny.Session session, UUID id, Purpose purpose, byte[] closed, String plain) {
    return session
        .createNativeQuery(SEAL_AGAIN)
        .setParameter("fresh", cipher.seal(id, purpose, plain))
        .setParameter("id", id)
        .setParameter("purpose", purpose.name())
        .setParameter("sealed", closed)
        .executeUpdate();
  }
}
