package nl.koppeling.connection.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Town;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything an owner does to a connection stands in its log, and no secret does. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class AuditTest {

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private Owner owner;

  @BeforeEach
  void anOwner() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
  }

  @Test
  void everyStepIsRememberedWithWhatChanged() {
    String id = owner.active();
    owner.asking().post("/api/connections/{id}/pause", id).then().statusCode(200);
    owner.asking().post("/api/connections/{id}/pause", id).then().statusCode(200);
    owner.asking().post("/api/connections/{id}/resumption", id).then().statusCode(200);
    Map<String, Object> settings = owner.get(id).path("settings");
    settings.put("paymentTermDays", 30);
    owner.confirm(id, settings).then().statusCode(200);
    String newKey = "ck_" + Owner.secret();
    String newSecret = "cs_" + Owner.secret();
    TownResource.TOWN.shop(owner.shop, newKey, Town.Mood.FINE);
    owner
        .asking()
        .body(Map.of("consumerKey", newKey, "consumerSecret", newSecret))
        .put("/api/connections/{id}/credentials", id)
        .then()
        .statusCode(200);

    String log =
        audit(owner, id)
            .statusCode(200)
            .body(
                "deed",
                equalTo(
                    List.of(
                        "CREDENTIALS_REPLACED",
                        "SETTINGS_CHANGED",
                        "RESUMED",
                        "PAUSED",
                        "ACTIVATED",
                        "SETTINGS_CHANGED",
                        "PROVEN",
                        "OPENED")))
            .body("role", everyItem(equalTo("OWNER")))
            .body("changes[0].field", equalTo(List.of("shopKey")))
            .body("changes[0].to", equalTo(List.of("***")))
            .body("changes[1].field", equalTo(List.of("paymentTermDays")))
            .body("changes[1].from", equalTo(List.of("14")))
            .body("changes[1].to", equalTo(List.of("30")))
            .body("changes[5].field", hasItem("ledgers[PRODUCT HIGH]"))
            .body("nl[0]", equalTo("Sleutels vervangen"))
            .extract()
            .asString();
    assertThat(log)
        .doesNotContain(
            newKey, newSecret, owner.consumerKey, owner.consumerSecret, owner.snelstartKey);
  }

  @Test
  void pagesGoOnWhereTheOneBeforeEnded() {
    String id = owner.active();
    List<Integer> ids = audit(owner, id).statusCode(200).extract().path("id");

    owner
        .asking()
        .get("/api/connections/{id}/audit?before={before}", id, ids.get(1))
        .then()
        .statusCode(200)
        .body("id", equalTo(ids.subList(2, ids.size())));
    owner
        .asking()
        .get("/api/connections/{id}/audit?before={before}", id, ids.getLast())
        .then()
        .body("id", empty());
    owner.asking().get("/api/connections/{id}/audit?before=0", id).then().statusCode(400);
  }

  @Test
  void somebodyElseSeesNothingAndAnOperatorSeesWhoLeft() {
    String id = owner.active();
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));

    audit(second, id).statusCode(404);
    owner.asking().delete("/api/connections/{id}", id).then().statusCode(204);
    audit(owner, id).statusCode(404);
    audit(operator, id).statusCode(200).body("deed[0]", equalTo("LEFT")).body("", hasSize(5));
  }

  @Test
  void whatTheServiceItselfDoesIsTheSystems() {
    String id = owner.active();
    TownResource.TOWN.coupling(owner.snelstartKey, java.util.UUID.randomUUID());
    io.restassured.RestAssured.given()
        .auth()
        .oauth2(new Tokens(realm).ofService("invoice-service", BackingServices.CLIENT_SECRET))
        .get("/internal/connections/{id}/snelstart-token", id)
        .then()
        .statusCode(409);

    audit(owner, id)
        .body("deed[0]", equalTo("PAUSED"))
        .body("role[0]", equalTo("SYSTEM"))
        .body("actor[0]", equalTo("system"))
        .body("about[0]", equalTo("ADMINISTRATION_CHANGED"));
  }

  private static ValidatableResponse audit(Owner who, String id) {
    return who.asking().get("/api/connections/{id}/audit", id).then();
  }
}
