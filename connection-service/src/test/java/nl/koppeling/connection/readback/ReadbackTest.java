package nl.koppeling.connection.readback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.SandboxResource;
import nl.koppeling.connection.town.Services;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month read back from the sandbox's shop and the sandbox's SnelStart. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
class ReadbackTest {

  private static final String PAIR =
      Base64.getEncoder().encodeToString("demo:demo-secret-1".getBytes(StandardCharsets.UTF_8));
  private static final String STATEMENT = "/api/connections/{id}/statements/2026-10";

  @Inject DataSource database;

  @ConfigProperty(name = "koppeling.snelstart.subscription-key")
  String subscriptionKey;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Services services;
  private String id;

  @BeforeEach
  void aWorkingConnection() {
    given()
        .post(SandboxResource.base() + "/__admin/snelstart/reset")
        .then()
        .statusCode(lessThan(300));
    topics = new Topics(brokers);
    id =
        asking()
            .body(
                Map.of(
                    "shopHome",
                    SandboxResource.shop(),
                    "consumerKey",
                    "ck_demo" + "0".repeat(36),
                    "consumerSecret",
                    "cs_demo" + "0".repeat(36),
                    "snelstartKey",
                    PAIR,
                    "startFrom",
                    "2026-01-01"))
            .post("/api/connections")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Response proof = asking().post("/api/connections/{id}/proof", id);
    asking()
        .body(Map.of("settings", proof.<Map<String, Object>>path("proposal")))
        .put("/api/connections/{id}/settings", id)
        .then()
        .statusCode(200);
    asking().post("/api/connections/{id}/activation", id).then().statusCode(200);
    services = new Services(topics, database, id);
  }

  @AfterEach
  void leave() throws SQLException {
    asking().delete("/api/connections/{id}", id).then().statusCode(204);
    assertThat(Database.rows(database, "month_reading", UUID.fromString(id))).isZero();
    topics.close();
  }

  /**
   * October in the recorded shop (Amsterdam): 134, 137 with refund 138, 139 with refunds 140 to
   * 142, and 163. We know 134 rightly, 139 with an amount of our own, and one that never was.
   */
  @Test
  void everyDisagreementIsNamed() {
    told(134, "36.95", "6.42");
    told(139, "126.00", "21.87");
    told(900, "10.00", "0.00");
    services.heard();
    invoice("DEMO-134", "36.95", "30.53", "6.42");
    invoice("DEMO-139", "126.00", "104.13", "21.87");
    invoice("DEMO-777", "12.10", "10.00", "2.10");

    asking().post(STATEMENT + "/readback", id).then().statusCode(202);
    asking()
        .post(STATEMENT + "/readback", id)
        .then()
        .statusCode(429)
        .body("code", equalTo("READ_JUST_NOW"));
    JsonPath statement = whenRead();

    assertThat(statement.getBoolean("complete")).isFalse();
    assertThat(found(statement, "SHOP"))
        .containsExactlyInAnyOrder(
            tuple("SHOP_AMOUNT", 139, 0),
            tuple("NOT_IN_SHOP", 900, 0),
            tuple("ONLY_IN_SHOP", 137, 0),
            tuple("ONLY_IN_SHOP", 163, 0),
            tuple("ONLY_IN_SHOP", 139, 140),
            tuple("ONLY_IN_SHOP", 139, 141),
            tuple("ONLY_IN_SHOP", 139, 142));
    assertThat(found(statement, "SNELSTART"))
        .extracting(t -> t.toList().getFirst())
        .containsExactlyInAnyOrder(
            "SNELSTART_OPEN", "SNELSTART_OPEN", "NOT_IN_SNELSTART", "ONLY_IN_SNELSTART");
    String books = "sources.find { it.name == 'SNELSTART' }.reading.";
    assertThat(statement.getInt(books + "sales.documents")).isEqualTo(2);
    assertThat(statement.getFloat(books + "sales.gross")).isEqualTo(162.95f);
    assertThat(statement.getFloat(books + "sales.vat")).isEqualTo(28.29f);
    assertThat(statement.getList(books + "accounts.findAll { it.vat }.amount"))
        .isEqualTo(List.of(28.29f));
    assertThat(statement.getList(books + "accounts.findAll { !it.vat }.number"))
        .isEqualTo(List.of(8000));
  }

  @Test
  void aShopThatDoesNotAnswerIsNoProofAndTakesNothingFromTheOther() {
    String shop = SandboxResource.base() + "/__admin/woocommerce/faults";
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("kind", "html-503-maintenance", "times", 0))
        .post(shop)
        .then()
        .statusCode(lessThan(300));
    try {
      asking().post(STATEMENT + "/readback", id).then().statusCode(202);
      JsonPath statement = whenRead();
      assertThat(statement.getList("sources.covered")).isEqualTo(List.of(true, false, true));
      assertThat(statement.getString("sources.find { it.name == 'SHOP' }.failure.code"))
          .isEqualTo("SHOP_MAINTENANCE");
      assertThat(statement.getBoolean("complete")).isTrue();
    } finally {
      given().delete(shop);
    }
  }

  @Test
  void onlyItsOwnerMayAskAndOnlyWhileItWorks() {
    given()
        .auth()
        .oauth2(new Tokens(realm).ofUser("second"))
        .contentType(ContentType.JSON)
        .post(STATEMENT + "/readback", id)
        .then()
        .statusCode(404);
    asking().post("/api/connections/{id}/statements/2026-13/readback", id).then().statusCode(400);
    asking().post("/api/connections/{id}/pause", id).then().statusCode(200);
    asking()
        .post(STATEMENT + "/readback", id)
        .then()
        .statusCode(409)
        .body("code", equalTo("CONNECTION_NOT_WORKING"));
  }

  private JsonPath whenRead() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> asking().get(STATEMENT, id).jsonPath(),
            statement -> !statement.getList("sources.running").contains(true));
  }

  private static List<Tuple> found(JsonPath statement, String place) {
    List<Map<String, Object>> all =
        statement.getList(
            "sources.find { it.name == '%s' }.reading.discrepancies".formatted(place));
    return all.stream()
        .map(d -> tuple(d.get("kind"), d.get("orderId"), d.get("refundId")))
        .toList();
  }

  private void told(long order, String total, String vat) {
    BigDecimal gross = new BigDecimal(total);
    services.say(
        Topic.ORDERS,
        services.completed(
            order,
            gross.subtract(new BigDecimal(vat)).toPlainString(),
            vat,
            "NL",
            "2026-10-05T10:00:00Z"));
    services.say(
        Topic.BOOKINGS,
        new OrderBooked(
            services.order(order),
            Document.SALE,
            "DEMO-" + order,
            UUID.randomUUID(),
            gross,
            new BigDecimal(vat),
            LocalDate.of(2026, 10, 5)));
    services.say(
        Topic.BOOKINGS,
        new OrderSettled(
            services.order(order), Document.SALE, "DEMO-" + order, Optional.empty(), gross));
  }

  /** Books in the sandbox's SnelStart, and pays nothing. */
  private void invoice(String number, String total, String net, String vat) {
    String customer =
        snelStart()
            .body(Map.of("naam", "Klant", "relatiesoort", List.of("Klant")))
            .post(api("/relaties"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    snelStart()
        .body(
            Map.of(
                "factuurnummer",
                number,
                "factuurdatum",
                "2026-10-05T00:00:00",
                "klant",
                Map.of("id", customer),
                "factuurbedrag",
                new BigDecimal(total),
                "betalingstermijn",
                14,
                "boekingsregels",
                List.of(
                    Map.of(
                        "omschrijving",
                        "Mok",
                        "grootboek",
                        Map.of("id", "90000000-0000-4000-8000-000000008000"),
                        "bedrag",
                        new BigDecimal(net),
                        "btwSoort",
                        "Hoog")),
                "btw",
                List.of(Map.of("btwSoort", "VerkopenHoog", "btwBedrag", new BigDecimal(vat)))))
        .post(api("/verkoopboekingen"))
        .then()
        .statusCode(201);
  }

  private RequestSpecification snelStart() {
    String token =
        given()
            .contentType("application/x-www-form-urlencoded")
            .formParam("grant_type", "clientkey")
            .formParam("clientkey", PAIR)
            .post(SandboxResource.base() + "/snelstart/b2b/token")
            .path("access_token");
    return given()
        .auth()
        .oauth2(token)
        .header("Ocp-Apim-Subscription-Key", subscriptionKey)
        .contentType(ContentType.JSON);
  }

  private static String api(String path) {
    return SandboxResource.base() + "/snelstart/v2" + path;
  }

  private RequestSpecification asking() {
    return given().auth().oauth2(new Tokens(realm).ofUser("owner")).contentType(ContentType.JSON);
  }
}
