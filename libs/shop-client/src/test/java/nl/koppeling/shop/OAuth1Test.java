package nl.koppeling.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OAuth1Test {

  /**
   * The example of RFC 5849, 3.4.1.1, without the duplicate name that our parameters cannot have.
   */
  @Test
  void theBaseStringIsBuiltAsTheStandardSays() {
    String base =
        OAuth1.baseString(
            "POST",
            "http://example.com/request",
            Map.of(
                "b5",
                "=%3D",
                "a3",
                "a",
                "c@",
                "",
                "a2",
                "r b",
                "oauth_nonce",
                "7d8f3e4a",
                "c2",
                ""));

    assertThat(base)
        .isEqualTo(
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3Da%26b5%3D%253D%25253D"
                + "%26c%2540%3D%26c2%3D%26oauth_nonce%3D7d8f3e4a");
  }

  /** Reckoned with another implementation (openssl dgst -sha256 -hmac). */
  @Test
  void theSignatureIsTheOneTheShopReckons() {
    Map<String, String> signed =
        OAuth1.sign(
            "GET",
            "http://127.0.0.1:8090/shops/demo/wp-json/wc/v3/orders",
            Map.of("per_page", "1", "status[0]", "any"),
            new ShopKey("ck_demo", "cs_demo"),
            Instant.ofEpochSecond(1_790_000_000L),
            "n0nce");

    assertThat(signed)
        .containsEntry("oauth_signature_method", "HMAC-SHA256")
        .containsEntry("oauth_timestamp", "1790000000")
        .containsEntry("oauth_signature", "TrPyuxDEF8p8hjIJC5IyNfsyvhCKVdXKjNQFxSNanRA=");
  }
}
