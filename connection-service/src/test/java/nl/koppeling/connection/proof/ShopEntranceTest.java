package nl.koppeling.connection.proof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.town.SandboxResource;
import nl.koppeling.shop.Carriage;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of WooCommerce reference 3, row by row, against a shop that behaves so. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
class ShopEntranceTest {

  @Inject ShopProof proof;

  private String name;
  private ShopKey key;

  @BeforeEach
  void aShopOfItsOwn() {
    name = "e" + UUID.randomUUID().toString().substring(0, 8);
    JsonPath made = admin("woocommerce/shops", Map.of("name", name));
    key = new ShopKey(made.getString("consumerKey"), made.getString("consumerSecret"));
  }

  @AfterEach
  void heal() {
    given().delete(SandboxResource.base() + "/__admin/woocommerce/faults?shop=" + name);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // scheme | how the shop is set | where the API is | how the key travels | orders asked
        "https |                                  | /wp-json           | HEADER            | 1",
        "http  |                                  | /wp-json           | SIGNATURE         | 1",
        "https | stripsAuthorization              | /wp-json           | SIGNATURE         | 2",
        "https | seesHttps=false                  | /wp-json           | SIGNATURE_AS_HTTP | 3",
        "https | stripsAuthorization home=another | /wp-json           | QUERY             | 4",
        "https | permalinks=plain                 | /index.php/wp-json | HEADER            | 1",
        "http  | permalinks=plain                 | /index.php/wp-json | SIGNATURE         | 1",
        "https | apiFolder=/wp                    | /wp/wp-json        | HEADER            | 1",
        "https | apiFolder=/wp stripsAuthorization | /wp/wp-json       | SIGNATURE         | 2",
      })
  void theWayInIsFound(
      String scheme, String settings, String root, Carriage carriage, long ordersAsked) {
    set(settings == null ? "" : settings);

    ShopProof.Outcome outcome = prove(home(scheme), key);

    String home = home(scheme).toString();
    assertThat(outcome.shop().apiRoot()).hasToString(home + root + "/wc/v3");
    assertThat(outcome.shop().carriage()).isEqualTo(carriage);
    assertThat(outcome.facts().canWrite()).isTrue();
    assertThat(calls("GET /orders")).isEqualTo(ordersAsked);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // scheme | what is wrong | what the owner is told | orders asked
        "https | wrong-key             | SHOP_KEY_REFUSED        | 4",
        "http  | wrong-key             | SHOP_SECRET_REFUSED     | 1",
        "https | secret                | SHOP_SECRET_REFUSED     | 1",
        "http  | secret                | SHOP_SECRET_REFUSED     | 1",
        "https | write-key             | SHOP_SECRET_REFUSED     | 1",
        "https | demoted               | SHOP_PERMISSION_MISSING | 2",
        "http  | demoted               | SHOP_PERMISSION_MISSING | 1",
        "https | html-401              | SHOP_BEHIND_PASSWORD    | 1",
        "https | redirect              | SHOP_REDIRECTS          | 1",
        "https | html-403              | SHOP_BLOCKED            | 2",
        "https | html-503-maintenance  | SHOP_MAINTENANCE        | 1",
        "https | too-many-requests     | SHOP_BUSY               | 1",
        "https | too-many-until        | SHOP_BUSY               | 1",
        "https | status-500            | SHOP_FAULT              | 1",
        "https | empty-500             | SHOP_FAULT              | 1",
        "https | status-502            | SHOP_FAULT              | 1",
        "https | html-200              | SHOP_NOT_WOOCOMMERCE    | 2",
        "https | empty-200             | SHOP_NOT_WOOCOMMERCE    | 1",
        "https | truncated-json        | SHOP_NOT_WOOCOMMERCE    | 1",
        "https | php-notice            | SHOP_PHP_MESSAGES       | 1",
        "https | timeout               | SHOP_UNREACHABLE        | 1",
        "https | version=5.7.1         | SHOP_TOO_OLD            | 1",
        "https | another-shop          | SHOP_NOT_WOOCOMMERCE    | 0",
      })
  void eachRefusalHasItsNameAndNothingMoreIsTriedThanHelps(
      String scheme, String what, RefusalCode code, long ordersAsked) {
    ShopAddress shop = home(scheme);
    ShopKey used = key;
    switch (what) {
      case "secret" -> used = new ShopKey(key.consumerKey(), "cs_" + "0".repeat(40));
      case "write-key" -> used = key("write");
      case "another-shop" -> shop = ShopAddress.of(shop + "-is-not-there");
      case "version=5.7.1" -> set(what);
      default -> fault(what);
    }
    ShopAddress asked = shop;
    ShopKey with = used;

    Refusal refusal = catchThrowableOfType(Refusal.class, () -> prove(asked, with));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(code.nl()).isNotBlank().isNotEqualTo(code.en());
    assertThat(calls("GET /orders")).isEqualTo(ordersAsked);
  }

  @Test
  void aPageCacheInFrontIsNamed() {
    fault("page-cache");
    order();
    order();
    given()
        .header("User-Agent", "Koppeling/1.0")
        .auth()
        .preemptive()
        .basic(key.consumerKey(), key.consumerSecret())
        .relaxedHTTPSValidation()
        .get(home("https") + "/wp-json/wc/v3/orders?per_page=100")
        .then()
        .statusCode(200);

    assertThat(catchThrowableOfType(Refusal.class, () -> prove(home("https"), key)).code())
        .isEqualTo(RefusalCode.SHOP_CACHED);
  }

  @Test
  void aKeyThatOnlyReadsIsNoRefusal() {
    ShopProof.Outcome outcome = prove(home("https"), key("read"));

    assertThat(outcome.facts().canWrite()).isFalse();
    assertThat(outcome.shop().carriage()).isEqualTo(Carriage.HEADER);
  }

  @Test
  void theShopsOwnNameAndHomeAreFound() {
    set("home=its-own-name");

    ShopProof.Outcome alias = prove(home("https"), key);

    assertThat(alias.elsewhere())
        .hasValueSatisfying(
            own ->
                assertThat(own.home())
                    .hasToString(home("https").toString().replace("127.0.0.1", "localhost")));
    assertThat(alias.facts().storeId()).hasSize(36);
    assertThat(prove(alias.elsewhere().get(), key).elsewhere()).isEmpty();
    set("home=another");
    assertThat(prove(home("https"), key).elsewhere()).as("nobody answers there").isEmpty();
  }

  private ShopProof.Outcome prove(ShopAddress shop, ShopKey with) {
    given().delete(SandboxResource.base() + "/__admin/woocommerce/calls");
    return proof.prove(shop, with).await().atMost(Duration.ofSeconds(40));
  }

  private ShopAddress home(String scheme) {
    String base = scheme.equals("https") ? SandboxResource.secure() : SandboxResource.base();
    return ShopAddress.of(base + "/shops/" + name);
  }

  private void set(String settings) {
    Map<String, Object> wish = new HashMap<>();
    for (String one : settings.isEmpty() ? new String[0] : settings.split(" ")) {
      String[] setting = one.split("=", 2);
      wish.put(
          setting[0],
          switch (setting.length < 2 ? "true" : setting[1]) {
            case "true" -> true;
            case "false" -> false;
            case "another" -> "https://elders.invalid";
            case "its-own-name" -> home("https").toString().replace("127.0.0.1", "localhost");
            default -> setting[1];
          });
    }
    given()
        .contentType(ContentType.JSON)
        .body(wish)
        .put(SandboxResource.base() + "/__admin/woocommerce/shops/" + name)
        .then()
        .statusCode(200);
  }

  private void fault(String kind) {
    admin("woocommerce/faults", Map.of("shop", name, "kind", kind, "times", 0, "seconds", 1));
  }

  private void order() {
    admin("woocommerce/shops/" + name + "/orders", Map.of());
  }

  private ShopKey key(String permissions) {
    JsonPath made =
        admin("woocommerce/shops/" + name + "/keys", Map.of("permissions", permissions));
    return new ShopKey(made.getString("consumerKey"), made.getString("consumerSecret"));
  }

  private long calls(String operation) {
    Map<String, Integer> counted =
        given()
            .get(SandboxResource.base() + "/__admin/woocommerce/calls")
            .jsonPath()
            .getMap("'" + name + "'");
    return counted == null ? 0 : counted.getOrDefault(operation, 0);
  }

  private static JsonPath admin(String path, Object body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(SandboxResource.base() + "/__admin/" + path)
        .then()
        .statusCode(lessThan(300))
        .extract()
        .jsonPath();
  }
}
