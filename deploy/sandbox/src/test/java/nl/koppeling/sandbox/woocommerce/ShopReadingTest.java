package nl.koppeling.sandbox.woocommerce;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listing and keys, row by row of WooCommerce reference 3, 5.1 and 5.2. */
@QuarkusTest
class ShopReadingTest {

  @BeforeEach
  void fresh() {
    given().post("/__admin/woocommerce/reset").then().statusCode(204);
  }

  @Test
  void allRecordedOrdersAreListedInPages() {
    List<Integer> ids = new ArrayList<>();
    for (int page = 1; page <= 6; page++) {
      Response answer =
          SignedCall.to("/orders").with("per_page", "10").with("page", "" + page).with("orderby", "id").with("order", "asc").get();
      assertThat(answer.header("X-WP-Total")).isEqualTo("51");
      assertThat(answer.header("X-WP-TotalPages")).isEqualTo("6");
      ids.addAll(answer.jsonPath().getList("id"));
    }
    assertThat(ids).hasSize(51).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aPagePastTheEndIsEmptyAndItsTotalIsZero() {
    Response answer = SignedCall.to("/orders").with("page", "99").get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getList("")).isEmpty();
    assertThat(answer.header("X-WP-Total")).isEqualTo("0");
  }

  @Test
  void theNewestComesFirstUnlessAsked() {
    List<Integer> ids = SignedCall.to("/orders").with("per_page", "3").get().jsonPath().getList("id");

    assertThat(ids).containsExactly(297, 296, 295);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T19:45:43, true, true",
    "2026-11-23T19:45:44, true, false",
    "2026-11-23T19:45:43Z, true, false",
    "2026-11-23T20:45:43+01:00, true, false",
    "2026-11-23T19:45:43Z, false, true",
    "2026-11-23T19:45:43, false, true",
    "2026-11-23T20:45:44, false, false"
  })
  void modifiedAfterMeansWhatItWasSeenToMean(String after, String gmt, boolean found) {
    // order 29 was modified last at 19:45:44 UTC; the shop is at UTC+1
    SignedCall call = SignedCall.to("/orders").with("modified_after", after).with("include", "29").with("per_page", "100");
    List<Integer> ids = (gmt.equals("true") ? call.with("dates_are_gmt", "true") : call).get().jsonPath().getList("id");
    Instant modified = Instant.parse(modifiedOf29() + "Z");
    assertThat(modified).isEqualTo(Instant.parse("2026-11-23T19:45:44Z"));

    assertThat(ids.contains(29)).isEqualTo(found);
  }

  private static String modifiedOf29() {
    return SignedCall.to("/orders/29").get().jsonPath().getString("date_modified_gmt");
  }

  @ParameterizedTest
  @CsvSource({
    "per_page, 101, 400, rest_invalid_param",
    "per_page, -1, 400, rest_invalid_param",
    "modified_after, gisteren, 400, rest_invalid_param",
    "after, 2026-11-23, 400, rest_invalid_param",
    "status, betaald, 400, rest_invalid_param",
    "colour, blue, 200, "
  })
  void badParametersAreRefusedAndUnknownOnesIgnored(String name, String value, int status, String code) {
    Response answer = SignedCall.to("/orders").with(name, value).get();

    assertThat(answer.statusCode()).isEqualTo(status);
    if (code != null) {
      assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }
  }

  @Test
  void linesHaveSixDecimalsWhenAskedAndTheTotalStaysRounded() {
    Response six = SignedCall.to("/orders/43").with("dp", "6").get();

    assertThat(six.jsonPath().getString("line_items[0].total")).isEqualTo("33.355372");
    assertThat(six.jsonPath().getString("total")).isEqualTo("90.470000");
    assertThat(SignedCall.to("/orders/43").get().jsonPath().getString("line_items[0].total")).isEqualTo("33.36");
  }

  @Test
  void onlyTheAskedFieldsCome() {
    Response answer = SignedCall.to("/system_status").with("_fields", "environment.version,settings.currency").get();

    assertThat(answer.asString()).isEqualTo("{\"environment\":{\"version\":\"11.0.1\"},\"settings\":{\"currency\":\"EUR\"}}");
  }

  @Test
  void basicAuthenticationDoesNotWorkOverHttp() {
    given()
        .auth().preemptive().basic(SignedCall.KEY, SignedCall.SECRET)
        .get("/shops/demo/wp-json/wc/v3/orders")
        .then()
        .statusCode(401)
        .body("code", equalTo("woocommerce_rest_cannot_view"));
  }

  @Test
  void oauthIsHeldToItsRules() {
    String nonce = UUID.randomUUID().toString();
    assertThat(SignedCall.to("/orders").nonce(nonce).get().statusCode()).isEqualTo(200);

    assertThat(code(SignedCall.to("/orders").nonce(nonce).get())).isEqualTo("woocommerce_rest_authentication_error");
    assertThat(code(SignedCall.to("/orders").timestamp(1).get())).isEqualTo("woocommerce_rest_authentication_error");
    assertThat(code(SignedCall.to("/orders").key(SignedCall.KEY, "cs_wrong").get())).isEqualTo("woocommerce_rest_authentication_error");
    assertThat(code(SignedCall.to("/orders").key("ck_nobody", "cs_x").get())).isEqualTo("woocommerce_rest_authentication_error");
    assertThat(given().queryParam("oauth_consumer_key", SignedCall.KEY).get("/shops/demo/wp-json/wc/v3/orders").jsonPath().getString("code"))
        .isEqualTo("woocommerce_rest_authentication_missing_parameter");
  }

  @Test
  void aReadKeyWritesNothing() {
    SignedCall call = SignedCall.to("/webhooks").key("ck_read" + "0".repeat(36), "cs_read" + "0".repeat(36));

    assertThat(code(call.post("{}"))).isEqualTo("woocommerce_rest_authentication_error");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(code(SignedCall.to("/orders/999999").get())).isEqualTo("woocommerce_rest_shop_order_invalid_id");
    assertThat(code(SignedCall.to("/nothing").get())).isEqualTo("rest_no_route");
    given().get("/shops/nobody/").then().statusCode(404);
  }

  @Test
  void anOldShopIgnoresModifiedAfter() {
    Response shop =
        given().contentType("application/json").body("{\"name\":\"old\",\"version\":\"5.6.2\"}").post("/__admin/woocommerce/shops");

    String key = shop.jsonPath().getString("consumerKey");
    String secret = shop.jsonPath().getString("consumerSecret");
    given().contentType("application/json").body("{}").post("/__admin/woocommerce/shops/old/orders").then().statusCode(201);

    Response answer =
        SignedCall.at("old", "/orders").key(key, secret).with("modified_after", "2099-01-01T00:00:00").get();

    assertThat(answer.jsonPath().getList("id")).hasSize(1);
  }

  private static String code(Response answer) {
    return answer.jsonPath().getString("code");
  }
}
