package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.koppeling.testkit.Checkout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A service's own token is replaced before it ends. The setting whose name promises that ({@code
 * access-token-expiry-skew}) adds to a token's life instead: for so long after its end every call
 * to another service would be refused.
 */
class OwnTokensTest {

  static final List<String> WHO_CALLS =
      List.of(
          "connection-service/src/main/resources/application.properties",
          "order-ingest-service/src/main/resources/application.properties",
          "libs/administration-access/src/main/resources/META-INF/microprofile-config.properties");

  @ParameterizedTest
  @FieldSource("WHO_CALLS")
  void isReplacedBeforeItEnds(String settings) throws IOException {
    String read = Files.readString(Checkout.root().resolve(Path.of(settings)));

    assertThat(read)
        .contains("quarkus.oidc-client.refresh-token-time-skew=30S")
        .doesNotContain("access-token-expiry-skew");
  }
}
