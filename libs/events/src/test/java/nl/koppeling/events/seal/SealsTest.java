package nl.koppeling.events.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.UUID;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.Buyer.PostalAddress;
import nl.koppeling.events.SealedBuyer;
import org.junit.jupiter.api.Test;

class SealsTest {

  private static final UUID SHOP = UUID.randomUUID();
  private static final UUID OTHER_SHOP = UUID.randomUUID();
  private static final Buyer JAN =
      new Buyer(
          "jan+shop@example.com",
          "Jan",
          "Voorbeeld",
          "",
          "0612345678",
          new PostalAddress("Proefstraat 7", "9999 ZZ", "Testdorp", "NL"),
          null,
          "");

  private final Seals seals = new Seals(newKeyset());
  private final String key = seals.newWrappedKey(SHOP);
  private final Seal seal = seals.open(SHOP, key);

  @Test
  void aSealedBuyerOpensForItsOwnOrder() {
    SealedBuyer sealed = seal.seal(JAN, 40);

    assertThat(seal.open(sealed, 40)).isEqualTo(JAN);
    assertThat(sealed.sealed()).doesNotContain("jan");
  }

  @Test
  void aBuyerSealedForOneOrderDoesNotOpenForAnother() {
    SealedBuyer sealed = seal.seal(JAN, 40);

    assertThatThrownBy(() -> seal.open(sealed, 41)).isInstanceOf(SealBroken.class);
  }

  @Test
  void theKeyOfOneConnectionDoesNotUnwrapForAnother() {
    assertThatThrownBy(() -> seals.open(OTHER_SHOP, key)).isInstanceOf(SealBroken.class);
  }

  @Test
  void anotherPlatformKeyUnwrapsNothing() {
    Seals otherPlatform = new Seals(newKeyset());

    assertThatThrownBy(() -> otherPlatform.open(SHOP, key)).isInstanceOf(SealBroken.class);
  }

  @Test
  void equalTextsHashEquallyWithinAConnectionOnly() {
    Seal other = seals.open(OTHER_SHOP, seals.newWrappedKey(OTHER_SHOP));

    assertThat(seal.keyedHash("jan@example.com"))
        .isEqualTo(seal.keyedHash("jan@example.com"))
        .isNotEqualTo(seal.keyedHash("jan2@example.com"))
        .isNotEqualTo(other.keyedHash("jan@example.com"));
  }

  @Test
  void aBuyerNeverShowsInText() {
    assertThat(JAN.toString() + JAN.billing()).doesNotContain("Jan").doesNotContain("Proefstraat");
  }

  @Test
  void aKeysetThatIsNoneIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> new Seals("very-secret"))
        .hasMessageContaining("KOPPELING_EVENTS_KEYSET")
        .hasMessageNotContaining("very-secret");
  }

  private static String newKeyset() {
    try {
      AeadConfig.register();
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
