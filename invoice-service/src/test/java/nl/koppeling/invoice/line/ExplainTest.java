package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings.Condition;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why an order was booked as it was, asked of the running service. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class ExplainTest {

  private static final UUID MUGS = UUID.randomUUID();
  private static final UUID GERMANY = UUID.randomUUID();

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private Topics topics;
  private Scene scene;

  @BeforeEach
  void open() {
    topics = new Topics(brokers);
    scene = new Scene(topics, database);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void eachLineNamesItsFieldItsRuleAndItsRow() {
    scene.connected(rules(new Condition(Condition.Kind.PRODUCT, "11"), MUGS), journals());
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");

    explained(1)
        .statusCode(200)
        .body("documents", hasSize(1))
        .body("documents[0].refundId", equalTo(0))
        .body("documents[0].state", equalTo("Settled"))
        .body("documents[0].invoiceNumber", equalTo("W-1"))
        .body("documents[0].total", equalTo(121.0f))
        .body("documents[0].totalVat", equalTo(21.0f))
        .body("documents[0].treatment", equalTo("DOMESTIC"))
        .body("documents[0].rows.code", equalTo(List.of("P3")))
        .body("documents[0].lines", hasSize(1))
        .body("documents[0].lines[0].ledgerId", equalTo(MUGS.toString()))
        .body("documents[0].lines[0].ledgerNumber", equalTo(8200))
        .body("documents[0].lines[0].net", equalTo(100.0f))
        .body("documents[0].lines[0].band", equalTo("HIGH"))
        .body("documents[0].lines[0].origin.field", equalTo("line_items[id=1].total"))
        .body("documents[0].lines[0].origin.shopNet", equalTo(100.0f))
        .body("documents[0].lines[0].origin.rates[0].country", equalTo("NL"))
        .body("documents[0].lines[0].origin.rates[0].percent", equalTo(21))
        .body("documents[0].lines[0].rule.current", equalTo(true))
        .body("documents[0].lines[0].rule.role", equalTo("PRODUCT"))
        .body("documents[0].lines[0].rule.condition.kind", equalTo("PRODUCT"))
        .body("documents[0].lines[0].rule.text.nl", containsString("voor product 11"))
        .body("documents[0].lines[0].rule.text.en", containsString("for product 11"))
        .body("documents[0].vat[0].amount", equalTo(21.0f))
        .body("documents[0].payments[0].way", equalTo("BANK"))
        .body("documents[0].payments[0].journalId", equalTo(Scene.JOURNAL.toString()));
  }

  @Test
  void settingsThatChangedSinceAreNotGivenAsTheReason() {
    scene.connected(rules(new Condition(Condition.Kind.PRODUCT, "11"), MUGS), journals());
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");

    scene.connected(rules(new Condition(Condition.Kind.COUNTRY, "NL"), GERMANY), journals());

    explained(1)
        .statusCode(200)
        .body("documents[0].lines[0].ledgerId", equalTo(MUGS.toString()))
        .body("documents[0].lines[0].ledgerNumber", equalTo(0))
        .body("documents[0].lines[0].rule.current", equalTo(false))
        .body("documents[0].lines[0].rule.condition", nullValue())
        .body("documents[0].lines[0].rule.text.nl", containsString("instellingen van toen"));
  }

  @Test
  void aCreditIsExplainedNextToItsSale() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.say("orders.v1", scene.refund(1, 88, "60.50", "50.00", "10.50"));
    scene.becomes(1, 88, "SETTLED");

    explained(1)
        .statusCode(200)
        .body("documents.refundId", equalTo(List.of(0, 88)))
        .body("documents[1].total", equalTo(-60.5f))
        .body("documents[1].lines[0].net", equalTo(-50.0f))
        .body("documents[1].lines[0].origin.field", equalTo("refunds[id=88].line_items"))
        .body("documents[1].rows.code", equalTo(List.of("P3")));
  }

  @Test
  void whatWasNeverComposedAndWhoMayNotAskGetNothing() {
    scene.connected(List.of(), journals());
    scene.arrives(scene.linked(1));
    scene.becomes(1, "PARKED");

    explained(1).statusCode(404);
    explained(2).statusCode(404);
    given().get(path(1)).then().statusCode(401);
    given().auth().oauth2(new Tokens(realm).ofUser("owner")).get(path(1)).then().statusCode(403);
  }

  private static List<LedgerRule> rules(Condition condition, UUID ledger) {
    return List.of(
        new LedgerRule(Role.PRODUCT, VatBand.HIGH, UUID.randomUUID(), 8000),
        new LedgerRule(Role.PRODUCT, VatBand.HIGH, ledger, 8200, Optional.of(condition)));
  }

  private static List<JournalRule> journals() {
    return List.of(new JournalRule("mollie_wc_gateway_ideal", Scene.JOURNAL));
  }

  private ValidatableResponse explained(long orderId) {
    return given()
        .auth()
        .oauth2(new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET))
        .get(path(orderId))
        .then();
  }

  private String path(long orderId) {
    return "/internal/connections/" + scene.connectionId + "/orders/" + orderId + "/booking";
  }
}
