package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Reason;
import nl.koppeling.events.SalesOrderMade;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The way of an order whose owner wants sales orders: one, whatever goes wrong, although SnelStart
 * takes a second.
 */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class SalesOrderTest {

  private static final String ORDER = "POST /verkooporders";
  private static final String LOOK = "GET /verkooporders";
  private static final String ARTICLE = "POST /artikelen";
  private static final Instant LATER = Instant.parse("2026-03-04T10:05:00Z");

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
    scene = new Scene(topics, database).wantsSalesOrders();
  }

  @AfterEach
  void close() {
    topics.close();
    assertThat(ScriptedSnelStart.allMet(scene.connectionId)).as("the faults happened").isTrue();
  }

  @Test
  void aSalesOrderIsMadeInsteadOfABookingAndIsNotPaid() {
    scene.arrives(scene.selling(1, "MOK-1"));
    scene.becomes(1, "ORDERED");
    scene.arrives(scene.selling(2, "mok-1"));
    scene.becomes(2, "ORDERED");

    assertThat(scene.books().calls())
        .containsExactly(
            "GET /btwtarieven",
            "GET /companyInfo",
            "GET /artikelomzetgroepen",
            LOOK,
            "GET /artikelen",
            ARTICLE,
            ORDER,
            LOOK,
            ORDER);
    ObjectNode order = scene.books().orders().get(0);
    assertThat(order.get("orderreferentie").asText()).isEqualTo("W-1");
    assertThat(order.at("/relatie/id").asText()).isEqualTo(scene.relationId.toString());
    assertThat(order.at("/verkoopordersjabloon/id").asText()).isEqualTo(Scene.TEMPLATE.toString());
    assertThat(order.get("totaalInclusiefBtw").decimalValue()).isEqualByComparingTo("121.00");
    assertThat(order.get("verkooporderBtwIngaveModel").asText()).isEqualTo("Inclusief");
    assertThat(scene.books().articles()).hasSize(1);
    assertThat(scene.books().sales("W-1")).isEmpty();
    assertThat(scene.books().receipts()).isEmpty();
  }

  @Test
  void whatIsToldSaysWhatIsLeftToDo() {
    scene.arrives(scene.linked(1));
    scene.becomes(1, "ORDERED");

    assertThat(scene.told(1)).containsExactly("SalesOrderMade");
    SalesOrderMade made = (SalesOrderMade) scene.last(1);
    assertThat(made.invoiceNumber()).isEqualTo("W-1");
    assertThat(made.salesOrderNumber()).isEqualTo(1);
    assertThat(made.total()).isEqualByComparingTo("121.00");
    assertThat(made.notices()).extracting(Reason::code).containsExactly("SALES_ORDER_OPEN");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "COMMIT_THEN_500",
        "DROP_AFTER_COMMIT",
        "HANG_AFTER_COMMIT",
        "EMPTY_200_AFTER_COMMIT",
        "HTML_502_AFTER_COMMIT",
        "DROP_BEFORE_COMMIT",
        "HTML_502_BEFORE_COMMIT",
        "ALG_0102_BEFORE_COMMIT",
        "TOO_MANY",
        "BEARER_REFUSED"
      })
  void aFaultyCallLeadsToOneSalesOrder(Fault fault) {
    scene.fails(ORDER, fault);
    scene.arrives(scene.linked(1));

    scene.becomes(1, "ORDERED");

    assertThat(scene.books().orders()).hasSize(1);
    assertThat(scene.told(1)).containsExactly("SalesOrderMade");
  }

  @Test
  void anOrderThatWasNotMadeIsLookedForTwiceBeforeItIsMadeAgain() {
    scene.fails(ORDER, Fault.DROP_BEFORE_COMMIT);
    scene.arrives(scene.linked(1));
    scene.becomes(1, "ORDERED");

    assertThat(scene.books().calls()).endsWith(ORDER, LOOK, LOOK, ORDER);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "COMMIT_THEN_500",
        "DROP_AFTER_COMMIT",
        "EMPTY_200_AFTER_COMMIT",
        "DROP_BEFORE_COMMIT",
        "TOO_MANY"
      })
  void aFaultyArticleLeadsToOneArticleAndOneSalesOrder(Fault fault) {
    scene.fails(ARTICLE, fault);
    scene.arrives(scene.selling(1, "MOK-1"));

    scene.becomes(1, "ORDERED");

    assertThat(scene.books().articles()).hasSize(1);
    assertThat(scene.books().orders()).hasSize(1);
  }

  @ParameterizedTest(name = "the call {0}")
  @ValueSource(strings = {"arrived", "did not arrive"})
  void aCrashBetweenIntentAndResultIsResolvedByReading(String call) {
    scene.arrives(scene.linked(1));
    scene.becomes(1, "ORDERED");
    if (!call.equals("arrived")) {
      scene.books().orders.clear();
    }
    int before = scene.books().calls().size();

    scene.leaveBehind(
        1,
        "ORDER_INTENDED",
        "json_build_object('plan', body::json->'plan', 'form', body::json->'form',"
            + " 'doubt', json_build_object('times', 0))::text");
    scene.becomes(1, "ORDERED");

    assertThat(scene.books().orders()).hasSize(1);
    assertThat(scene.books().calls().get(before)).isEqualTo(LOOK);
  }

  @Test
  void whatIsSaidAgainMakesNoSecond() {
    CustomerLinked linked = scene.arrives(scene.linked(1));
    scene.becomes(1, "ORDERED");

    scene.arrives(linked);
    scene.losesWhatItKnew();
    scene.arrives(linked);
    scene.becomes(1, "ORDERED");
    scene.arrives(scene.linked(2));
    scene.becomes(2, "ORDERED");

    assertThat(scene.books().orders())
        .extracting(o -> o.get("orderreferentie").asText())
        .containsExactly("W-1", "W-2");
  }

  @Test
  void changingTheFormChangesNothingThatWasSent() {
    scene.arrives(scene.linked(1));
    scene.becomes(1, "ORDERED");
    scene.wantsBookings();

    scene.arrives(scene.linked(1, "200.00", "42.00", "mollie_wc_gateway_ideal", LATER));
    scene.arrives(scene.linked(2));
    scene.becomes(2, "SETTLED");

    assertThat(scene.state(1, 0)).isEqualTo("ORDERED");
    assertThat(scene.books().orders()).hasSize(1);
    assertThat(scene.books().sales("W-1")).isEmpty();
    assertThat(
            scene.number(
                "select count(*) from proposal where connection_id = ?", scene.connectionId))
        .isEqualTo(1);
  }

  @Test
  void aReferenceOfSomebodyElseIsLeftAlone() {
    scene.books().order(foreign());
    scene.arrives(scene.linked(1));

    scene.becomes(1, "PARKED");

    assertThat(scene.body(1)).contains("ORDER_REFERENCE_TAKEN");
    assertThat(scene.books().orders()).hasSize(1);
  }

  @Test
  void anOrderInDoubtBesideSomebodyElsesIsForAPersonWhoLetsUsLookAgain() {
    scene.fails(ORDER, Fault.DROP_BEFORE_COMMIT);
    scene.arrives(scene.linked(1));
    scene.becomes(1, "ORDER_IN_DOUBT");
    scene.books().order(foreign());
    scene.becomes(1, "ORDER_UNRESOLVED");
    assertThat(scene.told(1)).containsExactly("OrderParked");

    scene.books().orders.clear();
    given()
        .auth()
        .oauth2(new Tokens(realm).ofUser("operator"))
        .post("/internal/connections/{id}/orders/1/retry", scene.connectionId)
        .then()
        .statusCode(202);
    scene.becomes(1, "ORDERED");

    assertThat(scene.books().orders()).hasSize(1);
    assertThat(scene.books().calls()).endsWith(LOOK, LOOK, ORDER);
    assertThat(scene.told(1)).containsExactly("OrderParked", "SalesOrderMade");
  }

  @ParameterizedTest
  @ValueSource(strings = {LOOK, "GET /artikelen"})
  void aLookThatIsRefusedIsForAPersonAndOthersGoOn(String look) {
    scene.fails(look, Fault.ARTICLE_REFUSED);
    scene.arrives(scene.linked(1));
    scene.becomes(1, "PARKED");
    scene.arrives(scene.linked(2));
    scene.becomes(2, "ORDERED");

    assertThat(scene.body(1)).contains("SNELSTART_REFUSED");
    assertThat(scene.books().orders()).hasSize(1);
  }

  @Test
  void withoutATemplateNothingIsMade() {
    scene.wantsSalesOrders(Optional.empty());
    scene.arrives(scene.linked(1));

    scene.becomes(1, "PARKED");

    assertThat(scene.body(1)).contains("ORDER_TEMPLATE_MISSING");
    assertThat(scene.books().orders()).isEmpty();
  }

  @Test
  void anArticleWithOtherVatIsNeverChangedAndStopsTheOrder() {
    ObjectNode article = Books.JSON.createObjectNode();
    article.put("artikelcode", "MOK-1");
    article.putObject("artikelOmzetgroep").put("id", ScriptedSnelStart.LOW_GROUP);
    scene.books().article(article);
    scene.arrives(scene.selling(1, "MOK-1"));

    scene.becomes(1, "PARKED");

    assertThat(scene.body(1)).contains("ARTICLE_VAT_DIFFERS").contains("MOK-1");
    assertThat(scene.books().articles().get(0).at("/artikelOmzetgroep/id").asText())
        .isEqualTo(ScriptedSnelStart.LOW_GROUP);
    assertThat(scene.books().orders()).isEmpty();
  }

  /** What somebody typed for the same order. */
  private ObjectNode foreign() {
    ObjectNode foreign = Books.JSON.createObjectNode();
    foreign.put("orderreferentie", "W-1").put("datum", "2026-03-02T00:00:00").put("memo", "zelf");
    foreign.putObject("relatie").put("id", scene.relationId.toString());
    foreign.putArray("regels");
    return foreign;
  }

  @Test
  void anArticleThatIsThereIsUsed() {
    ObjectNode article = Books.JSON.createObjectNode();
    article.put("artikelcode", "mok-1");
    article.putObject("artikelOmzetgroep").put("id", ScriptedSnelStart.HIGH_GROUP);
    ObjectNode there = scene.books().article(article);
    scene.arrives(scene.selling(1, "MOK-1"));
    scene.becomes(1, "ORDERED");

    assertThat(scene.books().articles()).hasSize(1);
    assertThat(scene.books().orders().get(0).at("/regels/0/artikel/id")).isEqualTo(there.get("id"));
  }

  @Test
  void anInactiveArticleStopsTheOrder() {
    ObjectNode article = Books.JSON.createObjectNode();
    article.put("artikelcode", "MOK-1").put("isNonActief", true);
    article.putObject("artikelOmzetgroep").put("id", ScriptedSnelStart.HIGH_GROUP);
    scene.books().article(article);
    scene.arrives(scene.selling(1, "MOK-1"));

    scene.becomes(1, "PARKED");

    assertThat(scene.body(1)).contains("ARTICLE_INACTIVE");
  }

  @Test
  void anArticleThatIsRefusedStopsTheOrderAndOthersGoOn() {
    scene.fails(ARTICLE, Fault.ARTICLE_REFUSED);
    scene.arrives(scene.selling(1, "MOK-1"));
    scene.becomes(1, "PARKED");
    scene.arrives(scene.selling(2, "MOK-2"));
    scene.becomes(2, "ORDERED");

    assertThat(scene.body(1)).contains("ARTICLE_REFUSED").contains("Het artikel mag niet.");
    assertThat(scene.books().orders()).hasSize(1);
  }

  @Test
  void anArticleThatIsGoneIsLookedForAgain() {
    scene.arrives(scene.selling(1, "MOK-1"));
    scene.becomes(1, "ORDERED");
    scene.books().articles.clear();
    scene.fails(ORDER, Fault.ARTICLE_REFUSED);
    scene.arrives(scene.selling(2, "MOK-1"));
    scene.becomes(2, "PARKED");
    scene.arrives(scene.selling(3, "MOK-1"));
    scene.becomes(3, "ORDERED");

    assertThat(scene.books().articles()).hasSize(1);
    assertThat(scene.books().calls()).endsWith(LOOK, "GET /artikelen", ARTICLE, ORDER);
  }

  @Test
  void anOrderThatComesToAnotherAmountIsForAPerson() {
    scene.fails(ORDER, Fault.OTHER_AMOUNT);
    scene.arrives(scene.linked(1));

    scene.becomes(1, "ORDERED_DIFFERENTLY");

    assertThat(scene.body(1)).contains("ORDERED_DIFFERENTLY").contains("122.00");
    assertThat(scene.told(1)).containsExactly("SalesOrderMade", "OrderParked");
    assertThat(scene.books().orders()).hasSize(1);
  }

  @ParameterizedTest(name = "VAT of {0}: {1}")
  @CsvSource({
    "20.98, ORDERED",
    "21.02, ORDERED",
    "20.97, ORDERED_DIFFERENTLY",
    "9.99, ORDERED_DIFFERENTLY"
  })
  void anOrderWithOtherVatThanRoundingExplainsIsForAPerson(BigDecimal vat, String state) {
    scene.books().orderVat = vat;
    scene.arrives(scene.linked(1));

    scene.becomes(1, state);

    if (state.equals("ORDERED_DIFFERENTLY")) {
      assertThat(scene.body(1)).contains("ORDER_VAT_DIFFERS");
    }
  }

  @Test
  void aRefundOfASalesOrderIsForAPersonWheneverItComes() {
    scene.say("orders.v1", scene.refund(1, 88, "12.10", "10.00", "2.10"));
    scene.becomes(1, 88, "WAITING");
    scene.arrives(scene.linked(1));
    scene.becomes(1, "ORDERED");
    scene.say("orders.v1", scene.refund(1, 89, "12.10", "10.00", "2.10"));

    scene.becomes(1, 88, "PARKED");
    scene.becomes(1, 89, "PARKED");

    assertThat(
            scene.text(
                "select string_agg(body, '') from posting where connection_id = ? and refund_id > 0"))
        .contains("REFUND_OF_SALES_ORDER", "88", "89");
    assertThat(scene.books().sales("W-1-C88")).isEmpty();
  }

  @Test
  void missingRightsRestTheConnection() {
    scene.fails("GET /artikelomzetgroepen", Fault.NOT_ALLOWED);
    scene.arrives(scene.linked(1));

    await().atMost(Scene.SOON).until(() -> scene.health().contains("ConnectionFaulted"));
    assertThat(scene.state(1, 0)).isEqualTo("WAITING");

    scene.withNewKeys();
    scene.becomes(1, "ORDERED");
    assertThat(scene.health()).startsWith("ConnectionFaulted");
  }

  @Test
  void anOrderThatCannotBeASalesOrderIsParkedWithItsReason() {
    scene.arrives(scene.paidWithGiftCard(1, "20.00"));

    scene.becomes(1, "PARKED");

    assertThat(scene.body(1)).contains("GIFT_CARD");
    assertThat(List.copyOf(scene.books().calls())).doesNotContain(ORDER, ARTICLE);
  }
}
