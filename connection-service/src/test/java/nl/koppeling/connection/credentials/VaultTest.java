package nl.koppeling.connection.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.connection.credentials.CredentialCipher.Purpose;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class VaultTest {

  @Inject Sessions sessions;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "koppeling.credentials.keyset")
  String keyset;

  @Test
  void afterRotationACredentialIsSealedAgainWhenItIsRead() throws Throwable {
    Owner owner = new Owner(new Tokens(realm).ofUser("owner"));
    UUID id = UUID.fromString(owner.draft());
    CredentialCipher rotated = new CredentialCipher(rotated());
    byte[] before = closed(id);

    Credentials opened = inTransaction(session -> new Vault(rotated).open(session, id));

    byte[] after = closed(id);
    assertThat(opened.shopKey().consumerSecret()).isEqualTo(owner.consumerSecret);
    assertThat(opened.administrationKey().value()).isEqualTo(owner.snelstartKey);
    assertThat(rotated.stale(before)).isTrue();
    assertThat(rotated.stale(after)).isFalse();
    assertThat(rotated.open(id, Purpose.SHOP_KEY, after)).contains(owner.consumerSecret);
  }

  private byte[] closed(UUID id) throws Throwable {
    return inTransaction(
        session ->
            session
                .createNativeQuery(
                    "select sealed from connection_secret where connection_id = :id and purpose = 'SHOP_KEY'",
                    byte[].class)
                .setParameter("id", id)
                .getSingleResult());
  }

  private <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(() -> sessions.forAll(work));
  }

  private String rotated() throws Exception {
    KeysetHandle old = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    KeysetHandle.Builder.Entry fresh =
        KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
            .withRandomId()
            .makePrimary();
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        KeysetHandle.newBuilder(old).addEntry(fresh).build(), InsecureSecretKeyAccess.get());
  }
}
