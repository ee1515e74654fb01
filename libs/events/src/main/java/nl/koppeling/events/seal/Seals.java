package nl.koppeling.events.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.koppeling.events.EventCodec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes and opens the key of a connection. The key travels wrapped by the platform's key set
 * (setting {@code koppeling.events.keyset}, a Tink JSON key set; adding a new primary key rotates
 * it).
 */
@ApplicationScoped
public class Seals {

  private final Aead platformKey;
  private final ConcurrentMap<String, Seal> opened = new ConcurrentHashMap<>();

  public Seals(@ConfigProperty(name = "koppeling.events.keyset") String keysetJson) {
    try {
      AeadConfig.register();
      MacConfig.register();
      platformKey = parse(keysetJson).getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "KOPPELING_EVENTS_KEYSET is not a Tink JSON key set of an AEAD key (AES256_GCM)");
    }
  }

  /** A new key for a connection, wrapped. */
  public String newWrappedKey(UUID connectionId) {
    try {
      ConnectionKey key =
          new ConnectionKey(
              json(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)),
              json(KeysetHandle.generateNew(PredefinedMacParameters.HMAC_SHA256_256BITTAG)));
      byte[] plain = EventCodec.write(key).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(platformKey.encrypt(plain, aad(connectionId)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a connection key", e);
    }
  }

  /**
   * The seal of a connection.
   *
   * @throws SealBroken when the wrapped key is not this connection's or not wrapped by this
   *     platform's key
   */
  public Seal open(UUID connectionId, String wrappedKey) {
    return opened.computeIfAbsent(connectionId + wrappedKey, k -> unwrap(connectionId, wrappedKey));
  }

  private Seal unwrap(UUID connectionId, String wrappedKey) {
    try {
      byte[] plain = platformKey.decrypt(Base64.getDecoder().decode(wrappedKey), aad(connectionId));
      ConnectionKey key = EventCodec.read(plain, ConnectionKey.class);
      return new Seal(
          connectionId,
          parse(key.aead()).getPrimitive(RegistryConfiguration.get(), Aead.class),
          parse(key.mac()).getPrimitive(RegistryConfiguration.get(), Mac.class));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SealBroken("the key of connection " + connectionId + " cannot be unwrapped");
    }
  }

  private static byte[] aad(UUID connectionId) {
    return connectionId.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String json(KeysetHandle handle) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
  }

  private static KeysetHandle parse(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
  }

  /** Both key sets of a connection, as Tink JSON. */
  record ConnectionKey(String aead, String mac) {}
}
