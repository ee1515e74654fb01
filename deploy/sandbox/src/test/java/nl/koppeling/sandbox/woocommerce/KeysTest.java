package nl.koppeling.sandbox.woocommerce;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.UUID;
import nl.koppeling.sandbox.woocommerce.BackDoor.Shop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 3 of the reference: ways in, and the recorded answers to those who are kept out. */
@QuarkusTest
class KeysTest {

  private static final String ORDERS = "/shops/demo/wp-json/wc/v3/orders";

  @BeforeEach
  void fresh() {
    BackDoor.reset();
  }

  private static void recorded(Response answer, String file, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.asString()).isEqualTo(Files.text("errors/" + file + ".json").strip());
  }

  /** As PHP sees it the connection is https, as behind a well configured proxy. */
  private static void https() {
    BackDoor.put("/shops/demo", "{\"seesHttps\":true}").then().statusCode(200);
  }

  private static Response basic(String key, String secret) {
    return given().auth().preemptive().basic(key, secret).get(ORDERS);
  }

  @Test
  void withoutCredentialsNobodyIsKnown() {
    recorded(given().get(ORDERS), "no-auth", 401);
  }

  @Test
  void basicOverHttpLooksLikeNoCredentials() {
    recorded(basic(SignedCall.KEY, SignedCall.SECRET), "basic-over-http", 401);
  }

  @Test
  void keysInTheQueryOverHttpLookLikeNoCredentials() {
    Response answer =
        given()
            .queryParam("consumer_key", SignedCall.KEY)
            .queryParam("consumer_secret", SignedCall.SECRET)
            .get(ORDERS);
    recorded(answer, "query-string-over-http", 401);
  }

  @Test
  void overHttpsBasicAndQueryKeysWork() {
    https();

    assertThat(basic(SignedCall.KEY, SignedCall.SECRET).statusCode()).isEqualTo(200);
    assertThat(
            given()
                .queryParam("consumer_key", SignedCall.KEY)
                .queryParam("consumer_secret", SignedCall.SECRET)
                .get(ORDERS)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aHostThatStripsTheHeaderLooksLikeNoCredentialsAndLetsTheQueryThrough() {
    https();
    BackDoor.put("/shops/demo", "{\"stripsAuthorization\":true}").then().statusCode(200);

    recorded(basic(SignedCall.KEY, SignedCall.SECRET), "no-auth", 401);
    assertThat(
            given()
                .queryParam("consumer_key", SignedCall.KEY)
                .queryParam("consumer_secret", SignedCall.SECRET)
                .get(ORDERS)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void anApiInAFolderIsThereAndNowhereElse() {
    BackDoor.put("/shops/demo", "{\"apiFolder\":\"/wp\"}").then().statusCode(200);

    assertThat(given().get(ORDERS).statusCode()).isEqualTo(404);
    recorded(given().get(ORDERS.replace("/wp-json", "/wp/wp-json")), "no-auth", 401);
    assertThat(given().head("/shops/demo/").header("Link"))
        .contains("/shops/demo/wp/wp-json/>; rel=\"https://api.w.org/\"");
  }

  @Test
  void overHttpsAnUnknownKeyAndAWrongSecretDiffer() {
    https();

    recorded(basic("ck_nobody", "cs_x"), "unknown-key", 401);
    recorded(basic(SignedCall.KEY, "cs_wrong"), "wrong-secret", 401);
  }

  @Test
  void aReadKeyDoesNotWriteAndAWriteKeyDoesNotRead() {
    String read = "read" + "0".repeat(36);
    String write = "writ" + "0".repeat(36);

    recorded(
        SignedCall.to("/orders").key("ck_" + read, "cs_" + read).post("{}"),
        "readonly-key-post",
        401);
    recorded(
        SignedCall.to("/webhooks").key("ck_" + read, "cs_" + read).post("{}"),
        "webhook-readonly-key",
        401);
    recorded(
        SignedCall.to("/orders").key("ck_" + write, "cs_" + write).get(), "writeonly-key-get", 401);
  }

  @ParameterizedTest
  @CsvSource({
    "HMAC-SHA1, false",
    "HMAC-SHA256, false",
    "HMAC-SHA1, true",
    "HMAC-SHA256, true",
  })
  void bothSignaturesWorkInQueryAndHeader(String method, boolean inHeader) {
    SignedCall call = SignedCall.to("/orders").method(method).with("status", "completed,on-hold");

    Response answer = (inHeader ? call.inHeader() : call).get();

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  @Test
  void listParametersAreSignedAsPhpNumbersThem() {
    Response answer = SignedCall.to("/orders").with("include[0]", "29").get();

    assertThat(answer.jsonPath().getList("id")).containsExactly(29);
  }

  @Test
  void aBadSignatureIsRefused() {
    recorded(
        SignedCall.to("/orders").key(SignedCall.KEY, "cs_wrong").get(), "oauth-bad-signature", 401);
  }

  @ParameterizedTest
  @ValueSource(longs = {-901, 901})
  void aTimestampMoreThanFifteenMinutesOffIsRefused(long off) {
    recorded(
        SignedCall.to("/orders").timestamp(Instant.now().getEpochSecond() + off + off / 100).get(),
        "oauth-old-timestamp",
        401);
  }

  @ParameterizedTest
  @ValueSource(longs = {-880, 880})
  void aTimestampWithinFifteenMinutesIsTaken(long off) {
    assertThat(
            SignedCall.to("/orders")
                .timestamp(Instant.now().getEpochSecond() + off)
                .get()
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aNonceIsTakenOnce() {
    String nonce = UUID.randomUUID().toString();
    assertThat(SignedCall.to("/orders").nonce(nonce).get().statusCode()).isEqualTo(200);

    recorded(SignedCall.to("/orders").nonce(nonce).get(), "oauth-nonce-reused", 401);
  }

  @Test
  void anUnknownKeyIsRefused() {
    recorded(SignedCall.to("/orders").key("ck_x", "cs_x").get(), "oauth-unknown-key", 401);
  }

  @Test
  void aMissingParameterIsNamed() {
    recorded(
        given().queryParam("oauth_consumer_key", SignedCall.KEY).get(ORDERS),
        "oauth-missing-parameter",
        401);
  }

  @Test
  void theShopSignsItsConfiguredHomeAndNotTheHostHeader() {
    Shop shop = Shop.open("canonical", "\"home\":\"http://www.winkel.test/sub\"");

    assertThat(shop.call("/orders").get().asString())
        .isEqualTo(Files.text("errors/oauth-bad-signature.json").strip());
    assertThat(
            shop.call("/orders")
                .signedFor("http://www.winkel.test/sub/wp-json/wc/v3/orders")
                .get()
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRevokedKeyIsUnknown() {
    BackDoor.post("/faults", "{\"kind\":\"wrong-key\"}").then().statusCode(204);
    recorded(SignedCall.to("/orders").get(), "oauth-unknown-key", 401);

    BackDoor.heal();
    assertThat(SignedCall.to("/orders").get().statusCode()).isEqualTo(200);
  }

  @Test
  void aKeyTheOwnerDeletesIsGone() {
    Shop shop = Shop.open("gone", "");
    given().delete("/__admin/woocommerce/shops/gone/keys/" + shop.key()).then().statusCode(204);

    recorded(shop.call("/orders").get(), "oauth-unknown-key", 401);
  }

  @Test
  void withPlainPermalinksOnlyIndexPhpWorks() {
    Shop shop = Shop.open("plain", "\"permalinks\":\"plain\"");

    assertThat(shop.call("/orders").get().contentType()).startsWith("text/html");
    assertThat(
            SignedCall.atPath("/shops/plain/index.php/wp-json/wc/v3/orders")
                .key(shop.key(), shop.secret())
                .get()
                .statusCode())
        .isEqualTo(200);
    recorded(
        SignedCall.atPath("/shops/plain/")
            .key(shop.key(), shop.secret())
            .with("rest_route", "/wc/v3/orders")
            .get(),
        "no-auth",
        401);
  }

  @Test
  void theHomePageNamesTheRootOfTheApi() {
    String link = given().get("/shops/demo/").header("Link");

    assertThat(link).endsWith("/shops/demo/wp-json/>; rel=\"https://api.w.org/\"");
    given().get("/shops/demo/wp-json/").then().statusCode(200);
  }
}
