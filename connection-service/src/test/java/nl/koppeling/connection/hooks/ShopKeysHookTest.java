package nl.koppeling.connection.hooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.LogScan;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.Town.Mood;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hand-over of a shop's keys, as recorded from a real shop (WooCommerce reference 3). */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class ShopKeysHookTest {

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  @Inject AgroalDataSource database;

  private Owner owner;
  private Surfer surfer;

  @BeforeEach
  void anOwnerSitsDown() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    surfer = new Surfer("http://127.0.0.1:" + base.getPort()).signIn("owner");
  }

  @Test
  void theOwnerIsSentToTheShopsOwnPageWithAllFiveWords() {
    URI there = approval(begin());

    assertThat(there.toString())
        .startsWith(TownResource.TOWN.shopHome(owner.shop) + "/wc-auth/v1/authorize?");
    assertThat(words(there))
        .containsEntry("app_name", "Koppeling")
        .containsEntry("scope", "read_write")
        .containsOnlyKeys("app_name", "scope", "user_id", "return_url", "callback_url");
    assertThat(words(there).get("callback_url"))
        .isEqualTo(TownResource.WEB_URL + "/hooks/shop-keys/" + words(there).get("user_id"));
    assertThat(words(there).get("user_id")).hasSizeGreaterThanOrEqualTo(43);
  }

  @Test
  void keysThatWorkAreStoredAndAnsweredWithExactly200() throws SQLException {
    String id = begin();
    String reference = words(approval(id)).get("user_id");

    handOver(reference, owner.consumerKey).then().statusCode(200);

    assertThat(Database.secrets(database, UUID.fromString(id))).isEqualTo(1);
    assertThat(surfer.get(page(id)).body())
        .contains("De winkel is gekoppeld", "WooCommerce 11.0.1");
    HttpResponse<String> back = surfer.get(page(id) + "/back?success=1&user_id=" + reference);
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.headers().firstValue("Location").orElseThrow()).endsWith("/setup/start");
    assertThat(Database.dump(database)).doesNotContain(owner.consumerSecret, reference);
  }

  @Test
  void aReferenceCountsOnce() throws SQLException {
    String id = begin();
    String reference = words(approval(id)).get("user_id");
    handOver(reference, owner.consumerKey).then().statusCode(200);
    String before = Database.dump(database);

    handOver(reference, owner.consumerKey)
        .then()
        .statusCode(404)
        .body("code", equalTo("REFERENCE_UNKNOWN"));

    assertThat(Database.dump(database)).isEqualTo(before);
  }

  @Test
  void onlyTheLastReferenceOfAConnectionCounts() {
    String id = begin();
    String first = words(approval(id)).get("user_id");
    String second = words(approval(id)).get("user_id");

    handOver(first, owner.consumerKey).then().statusCode(404);
    handOver(second, owner.consumerKey).then().statusCode(200);
  }

  @Test
  void aReferenceThatIsTooOldOrNobodysIsRefused() throws SQLException {
    String reference = words(approval(begin())).get("user_id");
    expireAll();

    handOver(reference, owner.consumerKey).then().statusCode(404);
    handOver("x".repeat(43), owner.consumerKey).then().statusCode(404);
    handOver("../../etc", owner.consumerKey).then().statusCode(404);
  }

  @Test
  void theBodyHasToNameTheReferenceToo() {
    String id = begin();
    String reference = words(approval(id)).get("user_id");

    send(reference, body("somebody-else", owner.consumerKey)).then().statusCode(404);
    send(reference, "not json").then().statusCode(400);
    send(reference, "[]").then().statusCode(400);
    send(reference, body(reference, "x".repeat(10_000))).then().statusCode(400);
    send(reference, body(reference, "no-key")).then().statusCode(422);
    assertThat(surfer.get(page(id)).body()).contains("De winkel is gevonden");
  }

  @Test
  void keysThatDoNotWorkAreNotStoredAndTheOwnerHearsWhy() throws SQLException {
    String id = begin();
    String reference = words(approval(id)).get("user_id");

    handOver(reference, "ck_" + "0".repeat(40))
        .then()
        .statusCode(422)
        .body("code", equalTo("SHOP_KEY_REFUSED"));

    assertThat(Database.secrets(database, UUID.fromString(id))).isZero();
    assertThat(surfer.get(page(id) + "/back?success=1&user_id=" + reference).body())
        .contains("Maak een nieuwe");
    handOver(reference, owner.consumerKey).then().statusCode(200);
  }

  @Test
  void whoComesBackByAnotherBrowserHearsNothingOfTheReference() {
    String id = begin();
    String reference = words(approval(id)).get("user_id");
    handOver(reference, owner.consumerKey).then().statusCode(200);
    Surfer other = new Surfer("http://127.0.0.1:" + base.getPort()).signIn("owner");

    assertThat(other.get(page(id) + "/back?success=1&user_id=" + reference).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoDeniesIsToldThatNothingHappened() {
    String id = begin();
    String reference = words(approval(id)).get("user_id");

    assertThat(surfer.get(page(id) + "/back?success=0&user_id=" + reference).body())
        .contains("Er is niets opgeslagen");
    assertThat(surfer.get(page(id) + "/back?success=1&user_id=" + reference).body())
        .contains("De winkel heeft nog geen sleutels gestuurd");
  }

  @Test
  void noKeyAndNoReferenceIsLogged() {
    try (LogScan log = new LogScan()) {
      String reference = words(approval(begin())).get("user_id");
      handOver(reference, "ck_" + "0".repeat(40)).then().statusCode(422);
      handOver(reference, owner.consumerKey).then().statusCode(200);

      assertThat(log.everything())
          .doesNotContain(owner.consumerKey, owner.consumerSecret, reference);
    }
  }

  @Test
  void aShopThatIsNoneIsSaidSoBeforeAnythingIsStored() {
    owner.mood(Mood.HTML);

    HttpResponse<String> answer =
        surfer.fillIn(
            "/app/connections/new",
            "/app/connections/new",
            Map.of("shop", TownResource.TOWN.shopHome(owner.shop)));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Op dit adres antwoordt geen WooCommerce");
    assertThat(surfer.get("/app/connections").body()).doesNotContain(owner.shop);
  }

  @Test
  void plainPermalinksAreFoundAndUsed() {
    owner.mood(Mood.PLAIN_PERMALINKS);

    String id = begin();

    assertThat(surfer.get(page(id)).body()).contains("De permalinks staan op");
    assertThat(approval(id).getPath()).contains("/index.php/wc-auth/v1/authorize");
    handOver(words(approval(id)).get("user_id"), owner.consumerKey).then().statusCode(200);
  }

  private String begin() {
    HttpResponse<String> answer =
        surfer.fillIn(
            "/app/connections/new",
            "/app/connections/new",
            Map.of("shop", TownResource.TOWN.shopHome(owner.shop)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .split("/connections/")[1]
        .split("/")[0];
  }

  private static String page(String id) {
    return "/app/connections/" + id + "/setup/shop";
  }

  private URI approval(String id) {
    HttpResponse<String> answer = surfer.fillIn(page(id), page(id) + "/approval", Map.of());
    assertThat(answer.statusCode()).isEqualTo(303);
    return URI.create(answer.headers().firstValue("Location").orElseThrow());
  }

  private static Map<String, String> words(URI uri) {
    Map<String, String> words = new HashMap<>();
    for (String pair : uri.getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      words.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return words;
  }

  private Response handOver(String reference, String consumerKey) {
    return send(reference, body(reference, consumerKey));
  }

  /** With the recorded content type and field names. */
  private static Response send(String reference, String body) {
    return given()
        .contentType("application/json;charset=UTF-8")
        .header("User-Agent", "WordPress/7.1; https://shop.test")
        .accept(ContentType.ANY)
        .body(body)
        .post("/hooks/shop-keys/{reference}", reference);
  }

  private String body(String userId, String consumerKey) {
    return "{\"key_id\":4,\"user_id\":\"%s\",\"consumer_key\":\"%s\",\"consumer_secret\":\"%s\",\"key_permissions\":\"read_write\"}"
        .formatted(userId, consumerKey, owner.consumerSecret);
  }

  private void expireAll() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update shop_approval set expires_at = now() - interval '1 second'");
    }
  }
}
