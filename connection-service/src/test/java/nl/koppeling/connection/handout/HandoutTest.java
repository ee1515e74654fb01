package nl.koppeling.connection.handout;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.LogScan;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Town;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class HandoutTest {

  private static final Town TOWN = TownResource.TOWN;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @Inject AgroalDataSource database;

  private Tokens tokens;
  private Owner owner;
  private String serviceToken;

  @BeforeEach
  void aServiceAndAnOwner() {
    tokens = new Tokens(realm);
    owner = new Owner(tokens.ofUser("owner"));
    serviceToken = tokens.ofService("invoice-service", BackingServices.CLIENT_SECRET);
  }

  @Test
  void aTokenIsMintedOnceHoweverManyAsk() {
    String id = owner.active();
    int before = TOWN.mints(owner.snelstartKey);

    List<CompletableFuture<Response>> asked =
        IntStream.range(0, 12)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> token(id, i % 2 == 0)))
            .toList();

    List<String> handed =
        asked.stream()
            .map(CompletableFuture::join)
            .map(r -> r.then().statusCode(200).extract().<String>path("accessToken"))
            .distinct()
            .toList();
    assertThat(handed).hasSize(1);
    assertThat(TOWN.mints(owner.snelstartKey)).isEqualTo(before + 1);
    token(id, false)
        .then()
        .header("Cache-Control", "no-store")
        .body("administrationId", equalTo(owner.administration.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snelstart-token", "shop-key"})
  void onlyServicesAreHandedAnything(String what) {
    String id = owner.active();
    String path = "/internal/connections/" + id + "/" + what;

    given().get(path).then().statusCode(401);
    owner.asking().get(path).then().statusCode(403);
    given().auth().oauth2(tokens.ofUser("operator")).get(path).then().statusCode(403);
    asService().get(path).then().statusCode(200);
    asService()
        .get("/internal/connections/" + UUID.randomUUID() + "/" + what)
        .then()
        .statusCode(404);
    asService().get("/internal/connections/" + owner2Draft() + "/" + what).then().statusCode(404);
    owner.asking().post("/api/connections/{id}/pause", id).then().statusCode(200);
    asService().get(path).then().statusCode(409).body("code", equalTo("CONNECTION_PAUSED"));
  }

  private String owner2Draft() {
    return new Owner(tokens.ofUser("second")).draft();
  }

  @Test
  void theShopKeyIsHandedOutWithWhereItWorks() {
    String id = owner.active();

    asService()
        .get("/internal/connections/{id}/shop-key", id)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("consumerKey", equalTo(owner.consumerKey))
        .body("consumerSecret", equalTo(owner.consumerSecret))
        .body("shopHome", equalTo(TOWN.shopHome(owner.shop)))
        .body("apiRoot", equalTo(TOWN.shopHome(owner.shop) + "/wp-json/wc/v3"))
        .body("credentialsVersion", equalTo(1));
  }

  @Test
  void aWithdrawnKeyIsTriedOnceAMinuteAndShownToTheOwnerUntilItIsReplaced() {
    String id = owner.active();
    TOWN.withdraw(owner.snelstartKey);
    int before = TOWN.mints(owner.snelstartKey);

    for (int i = 0; i < 3; i++) {
      token(id, true).then().statusCode(409).body("code", equalTo("ADMINISTRATION_KEY_REFUSED"));
    }

    assertThat(TOWN.mints(owner.snelstartKey)).isEqualTo(before + 1);
    owner
        .get(id)
        .then()
        .body("state", equalTo("ACTIVE"))
        .body("faults.code", hasItem("ADMINISTRATION_KEY_REFUSED"))
        .body("faults.side", hasItem("ADMINISTRATION"));
    String fresh = "SLEUTEL" + Owner.secret();
    TOWN.coupling(fresh, owner.administration);
    owner
        .asking()
        .body(Map.of("snelstartKey", fresh))
        .put("/api/connections/{id}/credentials", id)
        .then()
        .statusCode(200)
        .body("faults", empty());
    token(id, false).then().statusCode(200);
  }

  @Test
  void aKeyThatLeadsElsewhereNowPausesTheConnection() {
    String id = owner.active();
    token(id, false).then().statusCode(200);
    TOWN.coupling(owner.snelstartKey, UUID.randomUUID());
    String fresh = "SLEUTEL" + Owner.secret();

    Response refused = freshToken(id);

    refused.then().statusCode(409).body("code", equalTo("ADMINISTRATION_CHANGED"));
    assertThat(refused.asString()).doesNotContain("accessToken");
    owner
        .get(id)
        .then()
        .body("state", equalTo("PAUSED"))
        .body("pauseCause", equalTo("ADMINISTRATION_CHANGED"))
        .body("faults.code", hasItem("ADMINISTRATION_CHANGED"));
    owner
        .asking()
        .post("/api/connections/{id}/resumption", id)
        .then()
        .statusCode(409)
        .body("code", equalTo("ADMINISTRATION_CHANGED"));
    TOWN.coupling(fresh, owner.administration);
    owner
        .asking()
        .body(Map.of("snelstartKey", fresh))
        .put("/api/connections/{id}/credentials", id)
        .then()
        .statusCode(200)
        .body("state", equalTo("ACTIVE"));
  }

  @Test
  void aRefusedSubscriptionKeyIsTheOperatorsAndSaidLoudly() {
    String id = owner.active();
    TOWN.subscriptionKey("another");
    try (LogScan log = new LogScan()) {
      token(id, true)
          .then()
          .statusCode(503)
          .header("Retry-After", "60")
          .body("code", equalTo("SUBSCRIPTION_KEY_REFUSED"));
      assertThat(log.everything()).contains("OPERATOR");
    } finally {
      TOWN.subscriptionKey(BackingServices.SUBSCRIPTION_KEY);
    }
    owner.get(id).then().body("state", equalTo("ACTIVE")).body("faults", empty());
  }

  @Test
  void noSecretIsAnsweredLoggedOrStoredInTheOpen() throws Exception {
    try (LogScan log = new LogScan()) {
      StringBuilder answers = new StringBuilder();
      String id = owner.draft();
      answers.append(owner.prove(id).asString());
      Map<String, Object> proposal = owner.prove(id).path("proposal");
      answers.append(owner.confirm(id, proposal).asString());
      answers.append(owner.activate(id).asString());
      answers.append(owner.get(id).asString());
      answers.append(owner.asking().get("/api/connections").asString());
      token(id, true).then().statusCode(200);
      TOWN.withdraw(owner.snelstartKey);
      Owner stranger = new Owner(tokens.ofUser("owner"));
      TOWN.withdraw(stranger.snelstartKey);
      answers.append(stranger.prove(stranger.draft()).asString());
      answers.append(
          stranger.open(Map.of("consumerSecret", "geheim_" + owner.consumerSecret)).asString());
      answers.append(
          owner
              .asking()
              .body("{\"snelstartKey\":\"" + owner.snelstartKey)
              .put("/api/connections/{id}/credentials", id)
              .asString());

      String stored = Database.dump(database);
      for (String secret : List.of(owner.consumerKey, owner.consumerSecret, owner.snelstartKey)) {
        assertThat(answers.toString()).doesNotContain(secret);
        assertThat(log.everything()).doesNotContain(secret);
        assertThat(stored).doesNotContain(secret);
      }
      assertThat(TOWN.bearers())
          .isNotEmpty()
          .allSatisfy(
              bearer -> {
                assertThat(log.everything()).doesNotContain(bearer);
                assertThat(stored).doesNotContain(bearer);
              });
    }
  }

  @Test
  void aSealedKeyCannotBeMovedToAnotherConnection() throws Exception {
    String mine = owner.active();
    String other = new Owner(tokens.ofUser("second")).active();
    Database.copySecrets(database, UUID.fromString(other), UUID.fromString(mine));

    asService().get("/internal/connections/{id}/shop-key", mine).then().statusCode(500);
  }

  private io.restassured.specification.RequestSpecification asService() {
    return given().auth().oauth2(serviceToken);
  }

  private Response token(String id, boolean refresh) {
    return asService()
        .queryParam("refresh", refresh)
        .get("/internal/connections/{id}/snelstart-token", id);
  }

  /** A token that was just minted is fresh enough for a few seconds; asks until it is not. */
  private Response freshToken(String id) {
    return org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(20))
        .pollInterval(java.time.Duration.ofMillis(500))
        .until(() -> token(id, true), r -> r.statusCode() != 200);
  }
}
