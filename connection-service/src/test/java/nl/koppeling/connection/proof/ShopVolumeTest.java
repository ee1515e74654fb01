package nl.koppeling.connection.proof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import nl.koppeling.connection.town.SandboxResource;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.Test;

/** How many old orders there are and what they come to, as a shop tells it. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
class ShopVolumeTest {

  private static final Instant ALL = Instant.parse("2011-01-01T00:00:00Z");

  @Inject ShopVolume volumes;

  @Test
  void fewOrdersAreAddedUp() {
    JsonPath shop = shop("11.0.1", 0);
    place(shop, "12.10");
    place(shop, "30.25");

    Volume volume = of(shop, ALL);

    assertThat(volume.orders()).isEqualTo(OptionalInt.of(2));
    assertThat(volume.turnover()).isInstanceOf(Turnover.Exact.class);
    BigDecimal listed = listed(shop);
    assertThat(((Turnover.Exact) volume.turnover()).amount()).isEqualByComparingTo(listed);
    assertThat(listed).isPositive();
  }

  @Test
  void ofManyOrdersTheShopsReportTells() {
    Volume volume = of(shop("11.0.1", 150), ALL);

    assertThat(volume.orders().getAsInt()).isGreaterThan(100);
    assertThat(volume.turnover()).isInstanceOf(Turnover.Reported.class);
    assertThat(((Turnover.Reported) volume.turnover()).amount())
        .isGreaterThan(new BigDecimal("100"));
  }

  /** Before version 11 the report of a shop with order tables of its own says 0. */
  @Test
  void aReportThatKnowsFewerOrdersThanThereAreIsNotBelieved() {
    Volume volume = of(shop("8.6.0", 150), ALL);

    assertThat(volume.orders().getAsInt()).isGreaterThan(100);
    assertThat(volume.turnover()).isEqualTo(new Turnover.Unknown());
  }

  @Test
  void afterTheLastOrderThereIsNothing() {
    Volume volume = of(shop("11.0.1", 150), Instant.now().plus(Duration.ofDays(2)));

    assertThat(volume.orders()).isEqualTo(OptionalInt.of(0));
    assertThat(volume.turnover()).isEqualTo(new Turnover.Exact(BigDecimal.ZERO));
  }

  @Test
  void aShopThatDoesNotTellLeavesItOpen() {
    JsonPath shop = shop("11.0.1", 0);
    ShopKey other = new ShopKey("ck_" + "1".repeat(40), "cs_" + "1".repeat(40));

    Volume volume =
        volumes
            .since(ShopAddress.of(home(shop)).withApi(ShopAddress.API), other, ALL)
            .await()
            .atMost(Duration.ofSeconds(30));

    assertThat(volume).isEqualTo(Volume.UNKNOWN);
  }

  private Volume of(JsonPath shop, Instant since) {
    ShopKey key = new ShopKey(shop.getString("consumerKey"), shop.getString("consumerSecret"));
    return volumes
        .since(ShopAddress.of(home(shop)).withApi(ShopAddress.API), key, since)
        .await()
        .atMost(Duration.ofSeconds(30));
  }

  private static BigDecimal listed(JsonPath shop) {
    return given()
        .get(admin() + "/" + shop.getString("name") + "/orders")
        .jsonPath()
        .getList("total", String.class)
        .stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static JsonPath shop(String version, int orders) {
    JsonPath shop =
        given()
            .contentType("application/json")
            .body("{\"version\":\"" + version + "\"}")
            .post(admin())
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    if (orders > 0) {
      given()
          .contentType("application/json")
          .body("{\"count\":" + orders + ",\"seed\":7,\"customers\":20,\"days\":300}")
          .post(admin() + "/" + shop.getString("name") + "/generate")
          .then()
          .statusCode(200);
    }
    return shop;
  }

  private static void place(JsonPath shop, String price) {
    given()
        .contentType("application/json")
        .body("{\"status\":\"completed\",\"lines\":[{\"unitPriceInclVat\":\"" + price + "\"}]}")
        .post(admin() + "/" + shop.getString("name") + "/orders")
        .then()
        .statusCode(201);
  }

  private static String admin() {
    return SandboxResource.base() + "/__admin/woocommerce/shops";
  }

  private static String home(JsonPath shop) {
    return SandboxResource.base() + "/shops/" + shop.getString("name");
  }
}
