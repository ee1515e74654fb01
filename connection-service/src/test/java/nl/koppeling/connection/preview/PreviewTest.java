package nl.koppeling.connection.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Foretelling;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last orders as they would be booked, put together from what the services say. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class PreviewTest {

  private static final String PREVIEW = "/api/connections/{id}/preview";

  @Inject DataSource database;
  @Inject Seals seals;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private Owner owner;

  @BeforeEach
  void arrive() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
  }

  @Test
  void eachOrderIsShownAsTheServicesSayItWouldGo() throws SQLException {
    String id = ready();
    foretelling(id);

    owner
        .asking()
        .get(PREVIEW, id)
        .then()
        .statusCode(200)
        .body("orders", hasSize(4))
        .body("orders.outcome", contains("BOOKED", "PARKED", "PARKED", "WAITING"))
        .body("orders.beforeStart", contains(false, true, false, false))
        .body("orders[0].customer", equalTo("Jansen BV"))
        .body("orders[0].relation", equalTo("NEW"))
        .body("orders[0].documents.refundId", contains(0, 7))
        .body("orders[0].documents[0].booking.lines[0].ledgerNumber", equalTo(8000))
        .body("orders[1].reasons[0].code", equalTo("RATE_UNKNOWN"))
        .body("orders[2].reasons[0].code", equalTo("GUEST"))
        .body("orders[2].relation", equalTo("NONE"))
        .body("orders[3].reasons[0].code", equalTo("NOT_PAID"));

    assertThat(TownResource.INVOICES.bodies(id))
        .singleElement()
        .asString()
        .doesNotContain("\"orderId\":3,");
    assertThat(Database.dump(database)).doesNotContain("kim@klant.test", "Jansen BV");
  }

  @Test
  void anotherOwnersConnectionDoesNotExistAndAnOperatorMayLook() throws SQLException {
    String id = ready();
    foretelling(id);

    new Owner(new Tokens(realm).ofUser("second")).asking().get(PREVIEW, id).then().statusCode(404);
    assertThat(TownResource.INGEST.calls(id)).isEmpty();
    new Owner(new Tokens(realm).ofUser("operator"))
        .asking()
        .get(PREVIEW, id)
        .then()
        .statusCode(200);
  }

  @Test
  void beforeKeysAndSettingsAreConfirmedThereIsNothingToShow() {
    String id = owner.draft();

    owner
        .asking()
        .get(PREVIEW, id)
        .then()
        .statusCode(409)
        .body("code", equalTo("CONNECTION_NOT_PROVEN"));
    owner.prove(id);
    owner
        .asking()
        .get(PREVIEW, id)
        .then()
        .statusCode(409)
        .body("code", equalTo("SETTINGS_MISSING"));
  }

  @Test
  void whoDoesNotAnswerIsNamed() throws SQLException {
    String id = ready();

    owner.asking().get(PREVIEW, id).then().statusCode(503).body("code", equalTo("TRY_LATER"));
    TownResource.INGEST.answers("POST /internal/connections/" + id + "/last-orders", 502, "");
    owner
        .asking()
        .get(PREVIEW, id)
        .then()
        .statusCode(503)
        .body("code", equalTo("SHOP_UNREACHABLE"));
    foretelling(id);
    TownResource.INVOICES.answers("POST /internal/connections/" + id + "/foretellings", 502, "");
    owner
        .asking()
        .get(PREVIEW, id)
        .then()
        .statusCode(503)
        .body("code", equalTo("SNELSTART_UNAVAILABLE"));
  }

  @Test
  void aShopWithoutOrdersCostsNoCallElsewhere() {
    String id = ready();
    int minted = TownResource.TOWN.mints(owner.snelstartKey);
    TownResource.INGEST.answers("POST /internal/connections/" + id + "/last-orders", 200, "[]");

    owner.asking().get(PREVIEW, id).then().statusCode(200).body("orders", hasSize(0));

    assertThat(TownResource.TOWN.mints(owner.snelstartKey)).isEqualTo(minted);
    assertThat(TownResource.INVOICES.calls(id)).isEmpty();
  }

  @Test
  void aKeyThatLeadsElsewhereShowsNothing() throws SQLException {
    String id = ready();
    foretelling(id);
    TownResource.TOWN.coupling(owner.snelstartKey, UUID.randomUUID());

    owner
        .asking()
        .get(PREVIEW, id)
        .then()
        .statusCode(422)
        .body("code", equalTo("ADMINISTRATION_CHANGED"));
    assertThat(TownResource.CUSTOMERS.calls(id)).isEmpty();
  }

  private String ready() {
    String id = owner.draft();
    Map<String, Object> proposal =
        owner.prove(id).then().statusCode(200).extract().path("proposal");
    owner.confirm(id, proposal).then().statusCode(200);
    return id;
  }

  private void foretelling(String id) throws SQLException {
    UUID connection = UUID.fromString(id);
    new Foretelling(seals, connection, Database.wrappedKey(database, connection))
        .answeredBy(TownResource.INGEST, TownResource.CUSTOMERS, TownResource.INVOICES);
  }
}
