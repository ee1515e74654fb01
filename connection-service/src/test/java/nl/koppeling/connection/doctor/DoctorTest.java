package nl.koppeling.connection.doctor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.SandboxResource;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopClient;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every failure of the chain, provoked in the sandbox, is found at its link with its own words. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
class DoctorTest {

  private static final List<String> TOPICS =
      List.of("order.created", "order.updated", "order.deleted", "order.restored");
  private static final String INGEST = "http://ingest.test:8080";

  @Inject DataSource database;
  @Inject ShopClient shops;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private String name;
  private ShopAddress shop;
  private ShopKey key;
  private String administration;
  private UUID id;

  @BeforeEach
  void aWorkingConnectionOfItsOwn() throws SQLException {
    name = "s" + UUID.randomUUID().toString().substring(0, 8);
    JsonPath made = admin("woocommerce/shops", Map.of("name", name));
    shop = ShopAddress.of(made.getString("home"));
    key = new ShopKey(made.getString("consumerKey"), made.getString("consumerSecret"));
    JsonPath books = admin("snelstart/administrations", Map.of("name", name));
    administration = books.getString("id");
    id = activated(books.getString("koppelsleutel"));
    webhooks(INGEST + path(), "active");
  }

  @AfterEach
  void heal() {
    given().delete(SandboxResource.base() + "/__admin/snelstart/faults");
    given().delete(SandboxResource.base() + "/__admin/woocommerce/faults");
  }

  @Test
  void aHealthyConnectionIsRightAtEveryLinkInOrder() {
    JsonPath diagnosis = examine();

    assertThat(diagnosis.getBoolean("healthy")).isTrue();
    assertThat(diagnosis.getList("findings.link"))
        .isEqualTo(List.of(Link.values()).stream().map(Link::name).toList());
    assertThat(diagnosis.getList("findings.verdict"))
        .allMatch("OK"::equals)
        .hasSize(Link.values().length);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // what is wrong | where | link | verdict | code
        "home | http://gibt-es-nicht.invalid | SHOP_NAME | FAULT | SHOP_NAME_UNKNOWN",
        "home | http://127.0.0.1:1 | SHOP_CONNECTION | FAULT | SHOP_UNREACHABLE",
        "home | https | SHOP_CERTIFICATE | FAULT | SHOP_CERTIFICATE_BAD",
        "shop | html-503-maintenance | SHOP_ANSWER | FAULT | SHOP_MAINTENANCE",
        "shop | too-many-requests | SHOP_ANSWER | FAULT | SHOP_BUSY",
        "shop | status-500 | SHOP_ANSWER | FAULT | SHOP_FAULT",
        "shop | too-many-until | SHOP_ANSWER | FAULT | SHOP_BUSY",
        "shop | html-403 | SHOP_ANSWER | FAULT | SHOP_BLOCKED",
        "shop | php-notice | SHOP_ANSWER | FAULT | SHOP_PHP_MESSAGES",
        "shop | demoted | SHOP_KEY | FAULT | SHOP_PERMISSION_MISSING",
        "shop | html-200 | SHOP_API | FAULT | SHOP_NOT_WOOCOMMERCE",
        "shop | wrong-key | SHOP_KEY | FAULT | SHOP_KEY_REFUSED",
        "shop | read-only | SHOP_WRITING | WARNING | SHOP_KEY_READS_ONLY",
        "secure | stripsAuthorization=true | SHOP_KEY | WARNING | SHOP_HEADER_STRIPPED",
        "secure | seesHttps=false | SHOP_KEY | WARNING | SHOP_HTTPS_UNSEEN",
        "secure | stripsAuthorization=true home=https://x.invalid | SHOP_KEY | WARNING | SHOP_KEY_IN_ADDRESS",
        "secure | home=its-own-name | SHOP_API | WARNING | SHOP_ELSEWHERE",
        "setting | permalinks=plain | SHOP_API | WARNING | PLAIN_PERMALINKS",
        "setting | version=5.7.1 | SHOP_VERSION | FAULT | SHOP_TOO_OLD",
        "webhooks | paused | WEBHOOKS | WARNING | WEBHOOK_PAUSED",
        "webhooks | disabled | WEBHOOKS | WARNING | WEBHOOK_DISABLED",
        "webhooks | elsewhere | WEBHOOKS | WARNING | WEBHOOK_ELSEWHERE",
        "webhooks | gone | WEBHOOKS | WARNING | WEBHOOK_MISSING",
        "snelstart | fail-500-before-commit | SNELSTART_ANSWER | FAULT | SNELSTART_UNAVAILABLE",
        "snelstart | expired-subscription-key | SUBSCRIPTION_KEY | FAULT | SUBSCRIPTION_KEY_REFUSED",
        "snelstart | revoked-koppelsleutel | SNELSTART_KEY | FAULT | ADMINISTRATION_KEY_REFUSED",
        "books | {\"scopes\":\"relaties:read settings:read\"} | SCOPES | FAULT | SCOPES_MISSING",
        "pinned | other | ADMINISTRATION | FAULT | ADMINISTRATION_CHANGED",
        "books | {\"ledgers\":[{\"number\":8000,\"inactive\":true}]} | SETTINGS | FAULT | LEDGER_INACTIVE",
        "books | {\"journals\":[{\"number\":1104,\"inactive\":true}]} | SETTINGS | FAULT | JOURNAL_INACTIVE",
        "books | {\"kor\":true} | SETTINGS | FAULT | KOR_DISAGREES",
        "period | closed | PERIOD | WARNING | PERIOD_CLOSED",
      })
  void eachFailureIsFoundAtItsLink(
      String kind, String what, String link, String verdict, String code) throws SQLException {
    provoke(kind, what);

    JsonPath diagnosis = examine();

    List<Map<String, Object>> wrong =
        diagnosis.getList("findings.findAll { it.verdict in ['FAULT', 'WARNING'] }");
    assertThat(wrong).isNotEmpty();
    assertThat(wrong)
        .allSatisfy(
            finding -> {
              assertThat(finding).containsEntry("link", link).containsEntry("verdict", verdict);
              assertThat(finding).containsEntry("code", code);
              assertThat(finding.get("nl").toString()).isNotBlank().isNotEqualTo(finding.get("en"));
            });
    assertThat(diagnosis.getBoolean("healthy")).isEqualTo(verdict.equals("WARNING"));
    assertThat(diagnosis.getList("findings.link").stream().distinct())
        .hasSize(Link.values().length);
  }

  private void provoke(String kind, String what) throws SQLException {
    switch (kind) {
      case "home" -> home(what.equals("https") ? base().replace("http:", "https:") : what);
      case "shop" ->
          admin(
              "woocommerce/faults", Map.of("shop", name, "kind", what, "times", 0, "seconds", 30));
      case "setting" -> {
        String[] setting = what.split("=");
        put("woocommerce/shops/" + name, Map.of(setting[0], setting[1]));
      }
      case "secure" -> secure(what);
      case "webhooks" -> rehook(what);
      case "snelstart" ->
          admin(
              "snelstart/faults",
              what.startsWith("expired")
                  ? Map.of("kind", what)
                  : Map.of("kind", what, "times", 0, "administration", administration));
      case "books" -> put("snelstart/administrations/" + administration, what);
      case "pinned" ->
          Database.change(
              database,
              "update connection set findings = replace(findings, '"
                  + administration
                  + "', '"
                  + UUID.randomUUID()
                  + "') where id = ?",
              id);
      case "period" ->
          Database.change(
              database,
              "insert into order_reason (connection_id, code, order_id, refund_id)"
                  + " values (?, 'PERIOD_CLOSED', 1, 0)",
              id);
      default -> throw new IllegalArgumentException(kind);
    }
  }

  /** The same shop over https, set so; a webhook is found by the connection's token anyhow. */
  private void secure(String what) throws SQLException {
    String home = SandboxResource.secure() + "/shops/" + name;
    home(home);
    for (String one : what.split(" ")) {
      String[] setting = one.split("=", 2);
      put(
          "woocommerce/shops/" + name,
          Map.of(
              setting[0],
              switch (setting[1]) {
                case "true", "false" -> Boolean.valueOf(setting[1]);
                case "its-own-name" -> home.replace("127.0.0.1", "localhost");
                default -> setting[1];
              }));
    }
  }

  private void rehook(String what) {
    unhook();
    switch (what) {
      case "gone" -> {}
      case "elsewhere" -> webhooks("http://old.test" + path(), "active");
      default -> webhooks(INGEST + path(), what);
    }
  }

  private void home(String home) throws SQLException {
    Database.change(
        database,
        "update connection set shop_home = '"
            + home
            + "', shop_api = '"
            + home
            + "/wp-json/wc/v3' where id = ?",
        id);
  }

  private void webhooks(String url, String status) {
    for (String topic : TOPICS) {
      ShopAnswer made =
          shops
              .post(
                  shop,
                  key,
                  "webhooks",
                  "{\"name\":\"k\",\"topic\":\"%s\",\"delivery_url\":\"%s\",\"secret\":\"s\",\"status\":\"%s\"}"
                      .formatted(topic, url, status))
              .await()
              .atMost(Duration.ofSeconds(20));
      assertThat(made).isInstanceOf(ShopAnswer.Json.class);
    }
  }

  private void unhook() {
    ShopAnswer.Json list =
        (ShopAnswer.Json)
            shops
                .get(shop, key, "webhooks", Map.of("per_page", "100"))
                .await()
                .atMost(Duration.ofSeconds(20));
    for (Object webhook : JsonPath.from(list.body()).getList("id")) {
      shops
          .delete(shop, key, "webhooks/" + webhook, Map.of("force", "true"))
          .await()
          .atMost(Duration.ofSeconds(20));
    }
  }

  private String path() {
    try {
      return "/webhooks/woocommerce/" + Database.webhookToken(database, id);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private UUID activated(String couplingKey) {
    String opened =
        asking()
            .body(
                Map.of(
                    "shopHome", shop.home().toString(),
                    "consumerKey", key.consumerKey(),
                    "consumerSecret", key.consumerSecret(),
                    "snelstartKey", couplingKey))
            .post("/api/connections")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Map<String, Object> proposal =
        asking()
            .post("/api/connections/{id}/proof", opened)
            .then()
            .statusCode(200)
            .extract()
            .path("proposal");
    asking()
        .body(Map.of("settings", proposal))
        .put("/api/connections/{id}/settings", opened)
        .then()
        .statusCode(200);
    asking().post("/api/connections/{id}/activation", opened).then().statusCode(200);
    return UUID.fromString(opened);
  }

  private JsonPath examine() {
    return asking()
        .post("/api/connections/{id}/doctor", id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
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

  private static void put(String path, Object body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .put(SandboxResource.base() + "/__admin/" + path)
        .then()
        .statusCode(lessThan(300));
  }

  private static String base() {
    return SandboxResource.base();
  }

  private RequestSpecification asking() {
    return given().auth().oauth2(new Tokens(realm).ofUser("owner")).contentType(ContentType.JSON);
  }
}
