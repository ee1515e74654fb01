package nl.koppeling.connection.hooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.LogScan;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What SnelStart tells of couplings, in every order and spelling (SnelStart API reference 2.5). */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class ActivationHookTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  @Inject AgroalDataSource database;

  private Owner owner;
  private Surfer surfer;
  private String id;

  @BeforeEach
  void anOwnerHasConnectedTheShop() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    surfer = new Surfer("http://127.0.0.1:" + base.getPort()).signIn("owner");
    String begun =
        surfer
            .fillIn(
                "/app/connections/new",
                "/app/connections/new",
                Map.of("shop", TownResource.TOWN.shopHome(owner.shop)))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    id = begun.split("/connections/")[1].split("/")[0];
    surfer.fillIn(
        page("shop"),
        page("shop") + "/keys",
        Map.of("consumerKey", owner.consumerKey, "consumerSecret", owner.consumerSecret));
  }

  @Test
  void aKeyOfAKnownReferenceIsProvenThenStoredThenConfirmedByTheOwner() throws SQLException {
    String reference = activation();
    assertThat(arrived()).contains("Even wachten op SnelStart");
    assertThat(state()).contains("waiting");

    tell("Create", owner.snelstartKey, reference).then().statusCode(200);

    await().atMost(SOON).until(() -> state().contains("known"));
    assertThat(arrived()).contains("Is dit uw administratie?", "Boeken");
    assertThat(surfer.get(page("books")).statusCode()).isEqualTo(303);
    confirm();
    assertThat(surfer.get(page("books")).body()).contains("Zo worden orders geboekt");
    assertThat(Database.dump(database)).doesNotContain(owner.snelstartKey, reference);
  }

  @Test
  void theSpellingOfItsWordsDoesNotMatter() {
    String reference = activation();

    send(
            TownResource.ACTIVATION_SECRET,
            "{\"koppelSleutel\":\"%s\",\"actionType\":\"create\",\"referenceKey\":\"%s\"}"
                .formatted(owner.snelstartKey, reference))
        .then()
        .statusCode(200);

    await().atMost(SOON).until(() -> state().contains("known"));
  }

  @Test
  void aNoticeMayComeTwiceAndAReferenceIsUsedAgainForANewKey() throws SQLException {
    String reference = activation();
    String fresh = owner.snelstartKey + "2";
    TownResource.TOWN.coupling(fresh, owner.administration);
    tell("Create", owner.snelstartKey, reference);
    tell("Create", owner.snelstartKey, reference);
    await().atMost(SOON).until(() -> state().contains("known"));

    TownResource.TOWN.withdraw(owner.snelstartKey);
    tell("Regenerate", fresh, reference).then().statusCode(200);

    dealtWith();
    confirm();
    assertThat(surfer.get(page("books")).statusCode()).isEqualTo(200);
    assertThat(Database.secrets(database, UUID.fromString(id))).isEqualTo(2);
  }

  @Test
  void aWrongSecretIsNoAddressAtAll() throws SQLException {
    String reference = activation();

    send("x".repeat(40), notice("Create", owner.snelstartKey, reference)).then().statusCode(404);
    send(
            TownResource.ACTIVATION_SECRET.substring(1),
            notice("Create", owner.snelstartKey, reference))
        .then()
        .statusCode(404);

    assertThat(waiting()).isZero();
    assertThat(state()).contains("waiting");
  }

  @Test
  void aKeyWithAnUnknownReferenceIsForgottenUnloggedThoughAnswered() throws SQLException {
    try (LogScan log = new LogScan()) {
      tell("Create", owner.snelstartKey, "x".repeat(43)).then().statusCode(200);
      tell("Create", owner.snelstartKey, "short").then().statusCode(200);
      send(TownResource.ACTIVATION_SECRET, "no json").then().statusCode(200);

      dealtWith();
      assertThat(log.everything()).doesNotContain(owner.snelstartKey);
    }
    assertThat(Database.dump(database)).doesNotContain(owner.snelstartKey);
    assertThat(TownResource.TOWN.mints(owner.snelstartKey)).isZero();
  }

  @Test
  void aReferenceThatIsTooOldLeadsToNothing() throws SQLException {
    String reference = activation();
    run("update activation set expires_at = now() - interval '1 second'");

    tell("Create", owner.snelstartKey, reference).then().statusCode(200);

    dealtWith();
    assertThat(state()).contains("waiting");
  }

  @Test
  void aKeyThatDoesNotWorkIsRefusedAndTheOwnerHearsWhy() throws SQLException {
    String reference = activation();

    tell("Create", "UNKNOWN" + Owner.secret(), reference).then().statusCode(200);

    await().atMost(SOON).until(() -> state().contains("known"));
    assertThat(arrived()).contains("SnelStart weigert de koppelsleutel");
    assertThat(Database.secrets(database, UUID.fromString(id))).isEqualTo(1);
  }

  @Test
  void missingRightsAreNamed() {
    String reference = activation();
    TownResource.TOWN.scopes("boekhouden:read settings:read");
    try {
      tell("Create", owner.snelstartKey, reference);
      await().atMost(SOON).until(() -> state().contains("known"));
    } finally {
      TownResource.TOWN.allScopes();
    }

    assertThat(arrived()).contains("niet alle rechten", "relaties:write", "bankieren:read");
  }

  @Test
  void anotherAdministrationIsNotSlippedIn() throws SQLException {
    String reference = activation();
    tell("Create", owner.snelstartKey, reference);
    await().atMost(SOON).until(() -> state().contains("known"));
    confirm();
    String other = "ANDERS" + Owner.secret();
    TownResource.TOWN.coupling(other, UUID.randomUUID());

    tell("Regenerate", other, reference).then().statusCode(200);

    dealtWith();
    owner
        .get(id)
        .then()
        .body("administration.id", equalTo(owner.administration.toString()))
        .body("state", equalTo("PROVEN"));
    assertThat(arrived()).contains("hoort bij een andere administratie");
  }

  @Test
  void theOwnerMayChooseAnotherOneBeforeConfirming() {
    tell("Create", owner.snelstartKey, activation());
    await().atMost(SOON).until(() -> state().contains("known"));
    String other = "ANDERS" + Owner.secret();
    UUID elsewhere = UUID.randomUUID();
    TownResource.TOWN.coupling(other, elsewhere);

    surfer.fillIn(page("administration"), page("administration") + "/other", Map.of());
    tell("Create", other, activation());

    await().atMost(SOON).until(() -> state().contains("known"));
    confirm();
    owner.get(id).then().body("administration.id", equalTo(elsewhere.toString()));
  }

  @Test
  void theEndOfACouplingCountsOnlyWithTheKeyWeHaveAndWorkGoesOnAfterwards() throws SQLException {
    String reference = activation();
    tell("Create", owner.snelstartKey, reference);
    await().atMost(SOON).until(() -> state().contains("known"));
    confirm();
    Map<String, Object> proposal = owner.prove(id).then().extract().path("proposal");
    owner.confirm(id, proposal).then().statusCode(200);
    owner.activate(id).then().statusCode(200);

    tell("Delete", "ANOTHER" + Owner.secret(), reference).then().statusCode(200);
    tell("Delete", "", reference).then().statusCode(200);
    dealtWith();
    owner.get(id).then().body("state", equalTo("ACTIVE"));

    tell("Delete", owner.snelstartKey, reference).then().statusCode(200);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                owner
                    .get(id)
                    .then()
                    .body("state", equalTo("PAUSED"))
                    .body("pauseCause", equalTo("DISCONNECTED"))
                    .body("faults.code", hasItem("ADMINISTRATION_DISCONNECTED")));
    assertThat(Database.secrets(database, UUID.fromString(id))).isEqualTo(1);
    owner
        .asking()
        .post("/api/connections/{id}/resumption", id)
        .then()
        .statusCode(409)
        .body("code", equalTo("ADMINISTRATION_DISCONNECTED"));

    String fresh = owner.snelstartKey + "2";
    TownResource.TOWN.coupling(fresh, owner.administration);
    tell("Create", fresh, activation());
    await().atMost(SOON).untilAsserted(() -> owner.get(id).then().body("state", equalTo("ACTIVE")));
    owner.get(id).then().body("faults", equalTo(java.util.List.of()));
  }

  @Test
  void tooMuchAndNothingAreRefused() {
    send(TownResource.ACTIVATION_SECRET, "x".repeat(40_000)).then().statusCode(400);
    send(TownResource.ACTIVATION_SECRET, "").then().statusCode(400);
  }

  private String page(String step) {
    return "/app/connections/" + id + "/setup/" + step;
  }

  private String activation() {
    HttpResponse<String> answer =
        surfer.fillIn(page("administration"), page("administration") + "/activation", Map.of());
    String there = answer.headers().firstValue("Location").orElseThrow();
    assertThat(there)
        .startsWith(
            TownResource.TOWN.url() + "/snelstart/couplings/activate/Koppeling?referenceKey=");
    return there.split("referenceKey=")[1].split("&")[0];
  }

  private String arrived() {
    return surfer.get(page("administration") + "/arrived").body();
  }

  private String state() {
    return surfer.get(page("administration") + "/state").body();
  }

  private void confirm() {
    assertThat(
            surfer
                .fillIn(page("administration"), page("administration") + "/confirmation", Map.of())
                .statusCode())
        .isEqualTo(303);
  }

  private static Response tell(String action, String key, String reference) {
    return send(TownResource.ACTIVATION_SECRET, notice(action, key, reference));
  }

  private static String notice(String action, String key, String reference) {
    return "{\"KoppelSleutel\":\"%s\",\"ActionType\":\"%s\",\"ReferenceKey\":\"%s\"}"
        .formatted(key, action, reference);
  }

  private static Response send(String secret, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/hooks/snelstart/{secret}", secret);
  }

  private void dealtWith() {
    await().atMost(SOON).until(() -> waiting() == 0);
  }

  private int waiting() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from activation_notice where sealed is not null")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
