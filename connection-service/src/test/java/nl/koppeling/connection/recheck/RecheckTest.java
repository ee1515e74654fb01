package nl.koppeling.connection.recheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Town;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class RecheckTest {

  private static final Town TOWN = TownResource.TOWN;
  private static final UUID NONE = new UUID(0, 1);

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @Inject AgroalDataSource database;
  @Inject Recheck recheck;

  private Owner owner;
  private String id;

  @BeforeEach
  void anOwnerHasAWorkingConnection() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
  }

  @Test
  void aLedgerThatWasClosedIsToldWithItsNumberAndForgottenWhenItIsOpenAgain() throws Throwable {
    TOWN.closeLedger(owner.administration, Town.LOW);
    atNight();

    owner
        .get(id)
        .then()
        .body("state", equalTo("ACTIVE"))
        .body("faults.code", equalTo(List.of("SETTINGS_OUTDATED")))
        .body("faults[0].side", equalTo("ADMINISTRATION"))
        .body(
            "faults[0].nl",
            allOf(containsString("PRODUCT LOW 8001"), containsString("niet actief")))
        .body("faults[0].en", containsString("inactive"));

    TOWN.closeLedger(owner.administration, NONE);
    atNight();

    owner.get(id).then().body("faults", equalTo(List.of()));
  }

  @Test
  void aSchemeThatChangedInSnelStartIsTold() throws Throwable {
    TOWN.schemes(owner.administration, false, true);
    atNight();

    owner.get(id).then().body("faults[0].nl", containsString("KOR"));
  }

  @Test
  void aTokenThatWorksSaysNothingAboutSettingsAndConfirmingThemDoes() throws Throwable {
    TOWN.closeLedger(owner.administration, Town.HIGH_SHIPPING);
    atNight();
    token();

    owner.get(id).then().body("faults.code", equalTo(List.of("SETTINGS_OUTDATED")));

    Map<String, Object> fresh = owner.prove(id).path("proposal");
    fresh.put("invoicePrefix", owner.get(id).path("settings.invoicePrefix"));
    owner.confirm(id, fresh).then().statusCode(200).body("faults", equalTo(List.of()));
  }

  @Test
  void aTemplateThatWasClosedIsTold() throws Throwable {
    Map<String, Object> settings = owner.get(id).path("settings");
    settings.put("choices", Map.of("form", "SALES_ORDER", "orderTemplate", Town.TEMPLATE));
    owner.confirm(id, settings).then().statusCode(200);
    TOWN.closeLedger(owner.administration, Town.TEMPLATE);
    atNight();

    owner
        .get(id)
        .then()
        .body("faults.code", equalTo(List.of("SETTINGS_OUTDATED")))
        .body("faults[0].nl", containsString("Webshop factuur"));

    TOWN.closeLedger(owner.administration, NONE);
    atNight();

    owner.get(id).then().body("faults", equalTo(List.of()));
  }

  @Test
  void anAdministrationThatCannotBeAskedIsLeftForAnotherNight() throws Throwable {
    TOWN.withdraw(owner.snelstartKey);
    atNight();

    owner.get(id).then().body("state", equalTo("ACTIVE")).body("faults", equalTo(List.of()));
  }

  @Test
  void aRoundLooksAtEveryConnectionThatIsDueOnce() throws Throwable {
    Owner second = new Owner(new Tokens(realm).ofUser("owner"));
    String other = second.active();
    TOWN.closeLedger(owner.administration, Town.LOW);
    TOWN.closeLedger(second.administration, Town.LOW);
    Database.due(database, UUID.fromString(id));
    Database.due(database, UUID.fromString(other));
    int before = TOWN.mints(owner.snelstartKey);

    round();
    round();

    owner.get(id).then().body("faults.code", equalTo(List.of("SETTINGS_OUTDATED")));
    second.get(other).then().body("faults.code", equalTo(List.of("SETTINGS_OUTDATED")));
    assertThat(TOWN.mints(owner.snelstartKey)).isEqualTo(before + 1);
    assertThat(Database.due(database)).isZero();
  }

  private void atNight() throws Throwable {
    VertxContextSupport.subscribeAndAwait(() -> recheck.look(UUID.fromString(id)));
  }

  private void round() throws Throwable {
    VertxContextSupport.subscribeAndAwait(() -> recheck.round());
  }

  private void token() {
    io.restassured.RestAssured.given()
        .auth()
        .oauth2(new Tokens(realm).ofService("invoice-service", BackingServices.CLIENT_SECRET))
        .get("/internal/connections/{id}/snelstart-token", id)
        .then()
        .statusCode(200);
  }
}
