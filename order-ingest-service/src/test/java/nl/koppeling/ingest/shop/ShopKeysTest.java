package nl.koppeling.ingest.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.koppeling.shop.ShopAddress;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way into a shop is gone as the connection service found it, and no other. */
class ShopKeysTest {

  @ParameterizedTest
  @CsvSource({
    "https://w.nl, , , HEADER, https://w.nl/wp-json/wc/v3",
    "https://w.nl, https://w.nl/wp/wp-json/wc/v3, HEADER, HEADER, https://w.nl/wp/wp-json/wc/v3",
    "https://w.nl, https://w.nl/wp-json/wc/v3, QUERY, QUERY, https://w.nl/wp-json/wc/v3",
    "https://w.nl, , SIGNATURE_AS_HTTP, SIGNATURE_AS_HTTP, https://w.nl/wp-json/wc/v3",
    "http://w.nl, , , SIGNATURE, http://w.nl/wp-json/wc/v3",
  })
  void theWayIsTakenAsItWasFound(
      String home, String root, String said, String carriage, String api) {
    ShopAddress address = address(home, root, said);

    assertThat(address.carriage()).hasToString(carriage);
    assertThat(address.apiRoot()).hasToString(api);
  }

  @ParameterizedTest
  @CsvSource({
    "http://w.nl, , QUERY",
    "https://w.nl, https://evil.example/wp-json/wc/v3, HEADER",
    "https://w.nl, , PIGEON",
  })
  void aWayThatWouldGiveTheKeyAwayIsNotTaken(String home, String root, String said) {
    assertThatThrownBy(() -> address(home, root, said)).isInstanceOf(KeyAway.class);
  }

  private static ShopAddress address(String home, String root, String carriage) {
    String json =
        "{\"shopHome\":\"%s\",\"apiRoot\":\"%s\",\"carriage\":\"%s\",\"consumerKey\":\"ck_1\","
            .formatted(home, root == null ? "" : root, carriage == null ? "" : carriage);
    byte[] body =
        (json + "\"consumerSecret\":\"cs_1\",\"credentialsVersion\":1}")
            .getBytes(StandardCharsets.UTF_8);
    return ShopKeys.read(UUID.randomUUID(), RestResponse.ok(body)).address();
  }
}
