package nl.koppeling.sandbox.woocommerce;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a shop, and the page that hands over keys. */
@QuarkusTest
class FaultsAndHandoverTest {

  @BeforeEach
  void fresh() {
    BackDoor.reset();
  }

  private static void fault(String json) {
    BackDoor.post("/faults", json.replace('\'', '"')).then().statusCode(204);
  }

  @ParameterizedTest
  @CsvSource({
    "status-500, 500, application/json",
    "status-502, 502, text/html",
    "empty-200, 200, text/html",
    "html-200, 200, text/html",
    "html-403, 403, text/html",
    "html-503-maintenance, 503, text/html",
    "too-many-requests, 429, text/html",
    "slow, 200, application/json",
    "read-only, 200, application/json",
  })
  void aFaultAnswersOnceAsItSays(String kind, int status, String type) {
    fault("{'kind':'" + kind + "','seconds':0,'times':1}");

    Response answer = SignedCall.to("/orders").get();

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith(type);
    assertThat(SignedCall.to("/orders").get().statusCode()).isEqualTo(200);
  }

  @Test
  void maintenanceAndLimitsSayWhenToComeBack() {
    fault("[{'kind':'html-503-maintenance'},{'kind':'too-many-requests','seconds':7}]");

    assertThat(SignedCall.to("/orders").get().header("Retry-After")).isEqualTo("600");
    assertThat(SignedCall.to("/orders").get().header("Retry-After")).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated-json", "php-notice"})
  void spoiledJsonIsNoJson(String kind) {
    fault("{'kind':'" + kind + "'}");

    Response answer = SignedCall.to("/orders").get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> Json.parse(answer.asString())).isNotNull();
  }

  @Test
  void aTimeoutClosesTheConnectionWithoutAnAnswer() {
    fault("{'kind':'timeout','seconds':0,'times':0}");

    assertThatThrownBy(() -> SignedCall.to("/orders").get()).isNotNull();
  }

  @Test
  void aFaultCanBeNarrowedToAMethodAndAPath() {
    fault("{'kind':'status-500','path':'/webhooks','times':0}");

    assertThat(SignedCall.to("/orders").get().statusCode()).isEqualTo(200);
    assertThat(SignedCall.to("/webhooks").get().statusCode()).isEqualTo(500);
    assertThat(SignedCall.to("/webhooks").get().statusCode()).isEqualTo(500);
    BackDoor.heal();
    assertThat(SignedCall.to("/webhooks").get().statusCode()).isEqualTo(200);
  }

  @Test
  void readOnlyKeysDoNotWriteUntilHealed() {
    fault("{'kind':'read-only'}");

    assertThat(SignedCall.to("/orders/29/notes").post("{\"note\":\"x\"}").asString())
        .isEqualTo(Files.text("errors/readonly-key-post.json").strip());
    assertThat(SignedCall.to("/orders").get().statusCode()).isEqualTo(200);
  }

  @Test
  void anUnknownFaultIsRefusedWithTheKnownOnes() {
    BackDoor.post("/faults", "{\"kind\":\"storm\"}").then().statusCode(400);
  }

  @Test
  void callsAreCountedByOperation() {
    SignedCall.to("/orders/29").get();
    SignedCall.to("/orders/30").get();

    assertThat(BackDoor.get("/calls").jsonPath().getMap("demo"))
        .containsEntry("GET /orders/{id}", 2);
  }

  private static String consent(String callback) {
    return "app_name=Koppeling&scope=read_write&user_id=abc-1&return_url=http%3A%2F%2Fapp.test%2Fback"
        + "&callback_url="
        + java.net.URLEncoder.encode(callback, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void approvingPostsWorkingKeysAndReturns() throws Exception {
    try (Receiver receiver = new Receiver()) {
      String query = consent(receiver.url());
      given()
          .urlEncodingEnabled(false)
          .get("/shops/demo/wc-auth/v1/authorize?" + query)
          .then()
          .statusCode(200);

      Response answer =
          given()
              .urlEncodingEnabled(false)
              .redirects()
              .follow(false)
              .get("/shops/demo/wc-auth/v1/access_granted/?" + query);

      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.header("Location"))
          .isEqualTo("http://app.test/back?success=1&user_id=abc-1");
      Receiver.Received callback = receiver.next();
      assertThat(callback.headers().get("Content-Type"))
          .isEqualTo("application/json;charset=UTF-8");
      JsonNode keys = Json.parse(callback.text());
      assertThat(keys.get("user_id").asText()).isEqualTo("abc-1");
      assertThat(keys.get("key_permissions").asText()).isEqualTo("read_write");
      assertThat(call(keys).get().statusCode()).isEqualTo(200);
    }
  }

  private static SignedCall call(JsonNode keys) {
    return SignedCall.to("/orders")
        .key(keys.get("consumer_key").asText(), keys.get("consumer_secret").asText());
  }

  @Test
  void anythingButExactly200WithdrawsTheKey() throws Exception {
    try (Receiver receiver = new Receiver()) {
      receiver.answers(201);

      given()
          .urlEncodingEnabled(false)
          .get("/shops/demo/wc-auth/v1/access_granted/?" + consent(receiver.url()))
          .then()
          .statusCode(401);

      JsonNode keys = Json.parse(receiver.next().text());
      assertThat(call(keys).get().asString())
          .isEqualTo(Files.text("errors/oauth-unknown-key.json").strip());
    }
  }

  @Test
  void aMissingParameterIsAnErrorPage() {
    given()
        .get("/shops/demo/wc-auth/v1/authorize?app_name=x&scope=read&user_id=0")
        .then()
        .statusCode(401);
  }
}
