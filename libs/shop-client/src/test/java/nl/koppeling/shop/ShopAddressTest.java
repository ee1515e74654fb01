package nl.koppeling.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopAddressTest {

  @ParameterizedTest
  @CsvSource({
    "shop.example.nl, https://shop.example.nl",
    "https://Shop.Example.NL/, https://shop.example.nl",
    "https://shop.example.nl:443/winkel//, https://shop.example.nl/winkel",
    "http://127.0.0.1:8090/shops/demo/, http://127.0.0.1:8090/shops/demo",
    "https://shop.example.nl./, https://shop.example.nl",
    "https://[2606:4700::1111]/, https://[2606:4700::1111]"
  })
  void whatAPersonTypesBecomesTheCanonicalHome(String typed, String home) {
    assertThat(ShopAddress.of(typed).home()).isEqualTo(URI.create(home));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://shop.example.nl",
        "https://user:pass@shop.example.nl",
        "https://shop.example.nl/?a=b",
        "https://shop.example.nl/#x",
        "https://",
        "https://shop_1.example.nl",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://shop.example.nl/../../x"
      })
  void anythingElseIsRefused(String typed) {
    assertThatThrownBy(() -> ShopAddress.of(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theApiRootStaysUnderTheHome() {
    ShopAddress shop = ShopAddress.of("https://shop.example.nl/winkel");

    assertThat(shop.apiRoot()).hasToString("https://shop.example.nl/winkel/wp-json/wc/v3");
    assertThat(shop.withApi(ShopAddress.API_WITHOUT_PERMALINKS).apiRoot())
        .hasToString("https://shop.example.nl/winkel/index.php/wp-json/wc/v3");
    assertThatThrownBy(
            () -> new ShopAddress(shop.home(), URI.create("https://evil.example/wp-json/wc/v3")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyDoesNotShowItself() {
    assertThat(new ShopKey(" ck_abc\n", "cs_def")).hasToString("ShopKey[***]");
    assertThatThrownBy(() -> new ShopKey("ck_a:b", "cs_def")).hasMessageNotContaining("ck_a:b");
  }

  @Test
  void overHttpAKeyTravelsAsASignatureOnly() {
    ShopAddress plain = ShopAddress.of("http://winkel.nl");
    ShopAddress secure = ShopAddress.of("winkel.nl");

    assertThat(plain.carriage()).isEqualTo(Carriage.SIGNATURE);
    assertThat(secure.carriage()).isEqualTo(Carriage.HEADER);
    for (Carriage carriage : Carriage.values()) {
      assertThat(secure.with(carriage).withApi(ShopAddress.API).carriage()).isEqualTo(carriage);
      if (carriage != Carriage.SIGNATURE) {
        assertThatThrownBy(() -> plain.with(carriage)).hasMessageContaining("signature only");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://winkel.nl/shop, https://winkel.nl/shop/wp-json/, https://winkel.nl/shop/wp-json/wc/v3",
    "https://winkel.nl, https://winkel.nl/wp/wp-json, https://winkel.nl/wp/wp-json/wc/v3",
    "https://winkel.nl, https://winkel.nl/?rest_route=/, ",
    "https://winkel.nl, http://winkel.nl/wp-json/, ",
    "https://winkel.nl, https://winkel.nl.evil.example/wp-json/, ",
    "https://winkel.nl, https://winkel.nl:8443/wp-json/, ",
    "https://winkel.nl, https://winkel.nl@evil.example/wp-json/, ",
    "https://winkel.nl/shop, https://winkel.nl/wp-json/, ",
    "https://winkel.nl/shop, https://winkel.nl/shop/../admin/, ",
    "https://winkel.nl, /wp-json/, ",
  })
  void whatTheHomePageNamesCountsUnderTheHomeOnly(String home, String root, String api) {
    Optional<String> found =
        ShopAddress.of(home).withRootOf(URI.create(root)).map(s -> s.apiRoot().toString());

    assertThat(found).isEqualTo(Optional.ofNullable(api));
  }

  @ParameterizedTest
  @CsvSource({
    "https://winkel.nl, https://www.winkel.nl",
    "https://winkel.nl, http://winkel.nl:80/",
    "https://winkel.nl, https://WWW.Winkel.NL:443//",
    "https://winkel.nl, https://winkel.nl./",
    "https://winkel.nl/shop, http://www.winkel.nl/shop/",
    "https://café.nl, https://XN--CAF-DMA.nl",
    "https://winkel.nl/shop, https://winkel.nl/a/../shop",
  })
  void oneShopHasOneIdentityHoweverItsAddressIsWritten(String one, String other) {
    assertThat(ShopAddress.of(one).identity()).isEqualTo(ShopAddress.of(other).identity());
  }

  @ParameterizedTest
  @CsvSource({
    "https://winkel.nl, https://winkel.nl/shop",
    "https://winkel.nl/shop, https://winkel.nl/Shop",
    "https://winkel.nl, https://shop.winkel.nl",
    "https://winkel.nl, https://winkel.nl:8443",
    "https://winkel.nl, https://winkel.be",
  })
  void otherShopsHaveOtherIdentities(String one, String other) {
    assertThat(ShopAddress.of(one).identity()).isNotEqualTo(ShopAddress.of(other).identity());
  }
}
