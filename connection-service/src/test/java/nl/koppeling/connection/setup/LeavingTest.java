package nl.koppeling.connection.setup;

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

/** Who leaves takes our webhooks out of the shop; a shop that is away keeps nobody. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
class LeavingTest {

  private static final String INGEST = "http://ingest.test:8080/webhooks/woocommerce/";
  private static final String ANOTHERS = "http://ingest.test:8080/webhooks/woocommerce/anothers";

  @Inject DataSource database;
  @Inject ShopClient shops;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private String name;
  private ShopAddress shop;
  private ShopKey key;
  private String id;

  @BeforeEach
  void aWorkingConnectionWithWebhooks() throws SQLException {
    name = "s" + UUID.randomUUID().toString().substring(0, 8);
    JsonPath made = admin("woocommerce/shops", Map.of("name", name));
    shop = ShopAddress.of(made.getString("home"));
    key = new ShopKey(made.getString("consumerKey"), made.getString("consumerSecret"));
    id = activated(admin("snelstart/administrations", Map.of("name", name)));
    String ours = INGEST + Database.webhookToken(database, UUID.fromString(id));
    webhook("order.created", ours);
    webhook("order.updated", ours);
    webhook("order.updated", ANOTHERS);
  }

  @AfterEach
  void heal() {
    given().delete(SandboxResource.base() + "/__admin/woocommerce/faults");
  }

  @Test
  void ourWebhooksAreTakenOutOfTheShopAndAnothersStay() {
    asking().delete("/api/connections/{id}", id).then().statusCode(204);

    assertThat(deliveryUrls()).containsExactly(ANOTHERS);
    assertThat(lastDeed()).isEqualTo("LEFT webhooks REMOVED");
  }

  @Test
  void aShopThatDoesNotAnswerKeepsNobody() {
    admin(
        "woocommerce/faults",
        Map.of("shop", name, "kind", "status-500", "times", 0, "seconds", 30));

    asking().delete("/api/connections/{id}", id).then().statusCode(204);

    asking().get("/api/connections/{id}", id).then().statusCode(404);
    assertThat(lastDeed()).isEqualTo("LEFT webhooks KEPT");
    heal();
    assertThat(deliveryUrls()).hasSize(3);
  }

  @Test
  void aKeyThatMayOnlyReadLeavesThemToTheOwner() {
    admin(
        "woocommerce/faults", Map.of("shop", name, "kind", "read-only", "times", 0, "seconds", 30));

    asking().delete("/api/connections/{id}", id).then().statusCode(204);

    assertThat(lastDeed()).isEqualTo("LEFT webhooks KEPT");
  }

  @Test
  void anotherOwnerTakesNothingOut() {
    given()
        .auth()
        .oauth2(new Tokens(realm).ofUser("second"))
        .delete("/api/connections/{id}", id)
        .then()
        .statusCode(404);

    assertThat(deliveryUrls()).hasSize(3);
  }

  private String lastDeed() {
    JsonPath log =
        given()
            .auth()
            .oauth2(new Tokens(realm).ofUser("operator"))
            .get("/api/connections/{id}/audit", id)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return log.getString("[0].deed") + " " + log.getString("[0].about");
  }

  private void webhook(String topic, String url) {
    ShopAnswer made =
        shops
            .post(
                shop,
                key,
                "webhooks",
                "{\"name\":\"k\",\"topic\":\"%s\",\"delivery_url\":\"%s\",\"secret\":\"s\",\"status\":\"active\"}"
                    .formatted(topic, url))
            .await()
            .atMost(Duration.ofSeconds(30));
    assertThat(made).isInstanceOf(ShopAnswer.Json.class);
  }

  private List<String> deliveryUrls() {
    ShopAnswer.Json list =
        (ShopAnswer.Json)
            shops
                .get(shop, key, "webhooks", Map.of("per_page", "100"))
                .await()
                .atMost(Duration.ofSeconds(30));
    return JsonPath.from(list.body()).getList("delivery_url");
  }

  private String activated(JsonPath administration) {
    String opened =
        asking()
            .body(
                Map.of(
                    "shopHome", shop.home().toString(),
                    "consumerKey", key.consumerKey(),
                    "consumerSecret", key.consumerSecret(),
                    "snelstartKey", administration.getString("koppelsleutel")))
            .post("/api/connections")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Map<String, Object> proposal =
        asking().post("/api/connections/{id}/proof", opened).then().extract().path("proposal");
    asking()
        .body(Map.of("settings", proposal))
        .put("/api/connections/{id}/settings", opened)
        .then()
        .statusCode(200);
    asking().post("/api/connections/{id}/activation", opened).then().statusCode(200);
    return opened;
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

  private RequestSpecification asking() {
    return given().auth().oauth2(new Tokens(realm).ofUser("owner")).contentType(ContentType.JSON);
  }
}
