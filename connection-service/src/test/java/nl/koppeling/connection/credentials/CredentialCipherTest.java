package nl.koppeling.connection.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.credentials.CredentialCipher.Purpose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CredentialCipherTest {

  private static final UUID ID = UUID.randomUUID();

  @BeforeAll
  static void tink() throws GeneralSecurityException {
    AeadConfig.register();
  }

  @Test
  void whatIsSealedDoesNotShowAndOpensAgain() throws Exception {
    CredentialCipher cipher = new CredentialCipher(json(keys()));

    byte[] closed = cipher.seal(ID, Purpose.SHOP_KEY, "ck_geheim:cs_geheim");

    assertThat(new String(closed, StandardCharsets.ISO_8859_1)).doesNotContain("geheim");
    assertThat(cipher.open(ID, Purpose.SHOP_KEY, closed)).isEqualTo("ck_geheim:cs_geheim");
    assertThat(cipher.stale(closed)).isFalse();
  }

  @Test
  void itOpensForItsOwnConnectionAndPurposeOnly() throws Exception {
    CredentialCipher cipher = new CredentialCipher(json(keys()));
    byte[] closed = cipher.seal(ID, Purpose.SHOP_KEY, "geheim");

    assertThatThrownBy(() -> cipher.open(UUID.randomUUID(), Purpose.SHOP_KEY, closed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> cipher.open(ID, Purpose.ADMINISTRATION_KEY, closed))
        .hasMessageNotContaining("geheim");
  }

  @Test
  void afterRotationTheOldStillOpensAndIsKnownToBeStale() throws Exception {
    KeysetHandle old = keys();
    byte[] closed = new CredentialCipher(json(old)).seal(ID, Purpose.SHOP_KEY, "geheim");
    KeysetHandle rotated =
        KeysetHandle.newBuilder(old)
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary())
            .build();
    CredentialCipher cipher = new CredentialCipher(json(rotated));

    assertThat(cipher.open(ID, Purpose.SHOP_KEY, closed)).isEqualTo("geheim");
    assertThat(cipher.stale(closed)).isTrue();
    assertThat(cipher.stale(cipher.seal(ID, Purpose.SHOP_KEY, "geheim"))).isFalse();
  }

  /** First every replica knows the new key, then it is used: whoever seals, everybody opens. */
  @Test
  void inTwoStepsARotationNeedsNoMaintenance() throws Exception {
    KeysetHandle old = keys();
    KeysetHandle known =
        KeysetHandle.newBuilder(old)
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId())
            .build();
    KeysetHandle.Builder promoting = KeysetHandle.newBuilder(known);
    promoting.getAt(1).makePrimary();
    CredentialCipher before = new CredentialCipher(json(old));
    CredentialCipher first = new CredentialCipher(json(known));
    CredentialCipher second = new CredentialCipher(json(promoting.build()));

    for (CredentialCipher sealing : List.of(before, first)) {
      byte[] closed = sealing.seal(ID, Purpose.SHOP_KEY, "geheim");
      assertThat(before.open(ID, Purpose.SHOP_KEY, closed)).isEqualTo("geheim");
      assertThat(first.open(ID, Purpose.SHOP_KEY, closed)).isEqualTo("geheim");
    }
    for (CredentialCipher sealing : List.of(first, second)) {
      byte[] closed = sealing.seal(ID, Purpose.SHOP_KEY, "geheim");
      assertThat(first.open(ID, Purpose.SHOP_KEY, closed)).isEqualTo("geheim");
      assertThat(second.open(ID, Purpose.SHOP_KEY, closed)).isEqualTo("geheim");
    }
    byte[] newest = second.seal(ID, Purpose.SHOP_KEY, "geheim");
    assertThatThrownBy(() -> before.open(ID, Purpose.SHOP_KEY, newest))
        .as("which is why the first step is a step of its own")
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBadKeySetIsNotQuoted() {
    assertThatThrownBy(() -> new CredentialCipher("{\"secret\":\"geheim\"}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("KOPPELING_CREDENTIALS_KEYSET")
        .hasMessageNotContaining("geheim")
        .hasNoCause();
  }

  private static KeysetHandle keys() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
  }

  private static String json(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
  }
}
