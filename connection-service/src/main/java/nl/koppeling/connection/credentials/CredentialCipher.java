package nl.koppeling.connection.credentials;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts credentials, each bound to its connection and purpose: a row that is moved to another
 * connection cannot be opened. A new primary key in the key set rotates; what an older key sealed
 * is sealed again when it is next read.
 */
@ApplicationScoped
class CredentialCipher {

  /** Tink's prefix of a sealed text: a version byte and the id of the key. */
  private static final byte TINK = 1;

  private final Aead aead;
  private final int primaryKeyId;

  @Inject
  CredentialCipher(@ConfigProperty(name = "koppeling.credentials.keyset") String keysetJson) {
    try {
      AeadConfig.register();
      KeysetHandle keys =
          TinkJsonProtoKeysetFormat.parseKeyset(keysetJson, InsecureSecretKeyAccess.get());
      aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
      primaryKeyId = keys.getPrimary().getId();
    } catch (GeneralSecurityException e) {
      // The cause may quote the key set: it is left behind.
      throw new IllegalStateException(
          "KOPPELING_CREDENTIALS_KEYSET is not a Tink JSON key set of an AEAD key (AES256_GCM)");
    }
  }

  byte[] seal(UUID connectionId, Purpose purpose, String plain) {
    try {
      return aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), aad(connectionId, purpose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a credential", e);
    }
  }

  String open(UUID connectionId, Purpose purpose, byte[] closed) {
    try {
      return new String(aead.decrypt(closed, aad(connectionId, purpose)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the "
              + purpose
              + " of connection "
              + connectionId
              + " cannot be opened with the key set");
    }
  }

  /** True when another key than today's sealed it. */
  boolean stale(byte[] closed) {
    return closed.length < 5
        || closed[0] != TINK
        || ByteBuffer.wrap(closed, 1, 4).getInt() != primaryKeyId;
  }

  private static byte[] aad(UUID connectionId, Purpose purpose) {
    return (connectionId + "/" + purpose).getBytes(StandardCharsets.UTF_8);
  }

  /** What a credential is for. */
  enum Purpose {
    SHOP_KEY,
    ADMINISTRATION_KEY,
    /** A notice of SnelStart's with a key in it; bound to the notice. */
    NOTICE
  }
}
