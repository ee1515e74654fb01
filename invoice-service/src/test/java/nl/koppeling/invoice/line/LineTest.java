package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.JournalRule.Way;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of an order through the running service. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class LineTest {

  private static final Instant MODIFIED = Instant.parse("2026-03-02T10:05:00Z");
  private static final String IDEAL = "mollie_wc_gateway_ideal";

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
  void aPaidOrderOfAKnownCustomerCostsTwoCalls() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.arrives(scene.linked(2));
    scene.becomes(2, "SETTLED");

    assertThat(scene.books().calls())
        .containsExactly(
            "GET /btwtarieven",
            "POST /verkoopboekingen",
            "POST /bankboekingen",
            "POST /verkoopboekingen",
            "POST /bankboekingen");
    assertThat(scene.told(1)).containsExactly("OrderBooked", "OrderSettled");
    assertThat(scene.last(1))
        .isInstanceOfSatisfying(
            OrderSettled.class,
            settled -> {
              assertThat(settled.bankBookingId()).isPresent();
              assertThat(settled.amount()).isEqualByComparingTo(new BigDecimal("121.00"));
            });
    assertThat(scene.books().sales("W-1").get(0).get("boekstuk").asText()).startsWith("S");
  }

  @Test
  void whatIsSaidAgainHasNoEffect() {
    scene.connected();
    CustomerLinked linked = scene.linked(1);
    UUID id = scene.say("linked-orders.v1", linked);
    scene.becomes(1, "SETTLED");
    int calls = scene.books().calls().size();

    scene.say("linked-orders.v1", linked, id);
    scene.say("linked-orders.v1", linked);
    scene.arrives(scene.linked(2));
    scene.becomes(2, "SETTLED");

    assertThat(scene.books().calls()).hasSize(calls + 2);
    assertThat(scene.told(1)).containsExactly("OrderBooked", "OrderSettled");
  }

  @Test
  void aLaterVersionNeverChangesWhatWasBooked() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.arrives(scene.linked(1, "50.00", "10.50", IDEAL, MODIFIED.plusSeconds(60)));

    await()
        .atMost(Scene.SOON)
        .until(
            () ->
                scene.number(
                        "select count(*) from proposal where connection_id = ?", scene.connectionId)
                    == 1);
    assertThat(scene.books().sales("W-1")).hasSize(1);
    assertThat(scene.told(1)).containsExactly("OrderBooked", "OrderSettled");
    String changes = "/internal/connections/" + scene.connectionId + "/changes";
    given().get(changes).then().statusCode(401);
    given()
        .auth()
        .oauth2(operator())
        .get(changes)
        .then()
        .statusCode(200)
        .body("code", equalTo(List.of("ORDER_CHANGED_AFTER_BOOKING")))
        .body("[0].booked", equalTo(121.00f))
        .body("[0].shop", equalTo(60.50f))
        .body("[0].difference", equalTo(-60.50f));
  }

  @Test
  void aParkedOrderIsComposedAgainWithALaterVersion() {
    scene.connected();
    scene.arrives(scene.linked(1, "100.00", "9.00", IDEAL, MODIFIED));
    scene.becomes(1, "PARKED");
    scene.arrives(scene.linked(1, "100.00", "21.00", IDEAL, MODIFIED.plusSeconds(60)));
    scene.becomes(1, "SETTLED");

    assertThat(scene.told(1)).containsExactly("OrderParked", "OrderBooked", "OrderSettled");
  }

  @Test
  void anOrderWithoutLedgerIsParkedWhileOthersGoOnAndCanBeTriedAgain() {
    scene.connected(List.of(), List.of(new JournalRule(IDEAL, Scene.JOURNAL)));
    scene.arrives(scene.linked(1));
    scene.becomes(1, "PARKED");
    assertThat(scene.last(1))
        .isInstanceOfSatisfying(
            OrderParked.class,
            parked -> {
              assertThat(parked.reasons().get(0).code()).isEqualTo("LEDGER_INVALID");
              assertThat(parked.reasons().get(0).nl()).contains("producten");
            });
    scene.connected();
    scene.arrives(scene.linked(2));
    scene.becomes(2, "SETTLED");

    retry(1, operator(), 202);

    scene.becomes(1, "SETTLED");
  }

  @Test
  void withoutAJournalTheBookingStandsAndTheOrderIsParked() {
    scene.connected(Scene.ledgers(), List.of());
    scene.arrives(scene.linked(1));
    scene.becomes(1, "UNSETTLED");

    assertThat(scene.told(1)).containsExactly("OrderBooked", "OrderParked");
    assertThat(scene.body(1)).contains("JOURNAL_UNMAPPED");

    scene.connected();
    retry(1, operator(), 202);
    scene.becomes(1, "SETTLED");
    scene.isBookedAndPaidOnce(1);
  }

  @Test
  void whatSomebodyElseSettledIsNotPaidAgain() {
    scene.connected(Scene.ledgers(), List.of());
    scene.arrives(scene.linked(1));
    scene.becomes(1, "UNSETTLED");
    payByHand("W-1", "121.00");
    scene.connected();

    retry(1, operator(), 202);

    scene.becomes(1, "SETTLED");
    scene.isBookedAndPaidOnce(1);
    assertThat(((OrderSettled) scene.last(1)).bankBookingId()).isEmpty();
  }

  @Test
  void aPartlyPaidInvoiceIsForAPerson() {
    scene.connected(Scene.ledgers(), List.of());
    scene.arrives(scene.linked(1));
    scene.becomes(1, "UNSETTLED");
    payByHand("W-1", "21.00");
    scene.connected();

    retry(1, operator(), 202);

    await().atMost(Scene.SOON).until(() -> scene.body(1).contains("PAID_AMOUNT_DIFFERS"));
    assertThat(scene.books().receipts()).hasSize(1);
  }

  @Test
  void aRefundBecomesAPaidOutCreditOnce() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    OrderRefunded refund = scene.refund(1, 88, "60.50", "50.00", "10.50");
    scene.say("orders.v1", refund);
    scene.say("orders.v1", refund);

    scene.becomes(1, 88, "SETTLED");
    JsonNode credit = scene.books().sales("W-1-C88").get(0);
    assertThat(credit.get("factuurbedrag").decimalValue()).isEqualByComparingTo("-60.50");
    assertThat(credit.at("/boekingsregels/0/bedrag").decimalValue()).isEqualByComparingTo("-50");
    assertThat(credit.at("/btw/0/btwBedrag").decimalValue()).isEqualByComparingTo("-10.50");
    assertThat(scene.books().outstanding(credit)).isEqualByComparingTo("0");
    JsonNode payOut = scene.books().receipts().get(1);
    assertThat(payOut.get("bedragUitgegeven").decimalValue()).isEqualByComparingTo("60.50");
    assertThat(scene.books().sales("W-1-C88")).hasSize(1);
    assertThat(scene.told(1))
        .containsExactly("OrderBooked", "OrderSettled", "OrderBooked", "OrderSettled");
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMIT_THEN_500", "DROP_AFTER_COMMIT", "DROP_BEFORE_COMMIT"})
  void aGiftCardIsSettledOnceThoughNoAnswerComes(Fault fault) {
    scene.connected(
        Scene.ledgers(),
        List.of(
            new JournalRule(IDEAL, Scene.JOURNAL),
            new JournalRule(
                JournalRule.GIFT_CARD,
                Way.MEMORIAL,
                Optional.of(UUID.randomUUID()),
                Optional.of(UUID.randomUUID()))));
    scene.fails("POST /memoriaalboekingen", fault);

    scene.arrives(scene.paidWithGiftCard(1, "21.00"));

    scene.becomes(1, "SETTLED");
    assertThat(scene.books().memorials()).hasSize(1);
    assertThat(
            scene
                .books()
                .memorials()
                .get(0)
                .at("/verkoopboekingBoekingsRegels/0/bedrag")
                .decimalValue())
        .isEqualByComparingTo("21.00");
    assertThat(scene.books().receipts()).hasSize(1);
    assertThat(scene.books().receipts().get(0).get("bedragOntvangen").decimalValue())
        .isEqualByComparingTo("100.00");
    assertThat(scene.books().outstanding(scene.books().sales("W-1").get(0)))
        .isEqualByComparingTo("0");
  }

  @Test
  void aSecondPaymentThatIsNotAllowedRestsLikeAFirst() {
    scene.connected(
        Scene.ledgers(),
        List.of(
            new JournalRule(IDEAL, Scene.JOURNAL),
            new JournalRule(JournalRule.GIFT_CARD, UUID.randomUUID())));
    // The card's own payment passes, the method's is refused.
    scene.fails("POST /bankboekingen", Fault.NONE, Fault.NOT_ALLOWED);

    scene.arrives(scene.paidWithGiftCard(1, "21.00"));

    await().atMost(Scene.SOON).until(() -> scene.health().contains("ConnectionFaulted"));
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> scene.state(1, 0).equals("BOOKED"));
    assertThat(scene.books().calls())
        .filteredOn(call -> call.equals("POST /bankboekingen"))
        .hasSize(2);
    assertThat(scene.books().receipts()).hasSize(1);
  }

  @Test
  void aRefundThatIsDroppedLetsTheNextOneGoOn() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.say("orders.v1", scene.refund(1, 88, "10.00"));
    scene.becomes(1, 88, "PARKED");
    scene.say("orders.v1", scene.refund(1, 89, "12.10", "10.00", "2.10"));
    scene.becomes(1, 89, "WAITING");

    scene.say("orders.v1", new RefundDeleted(scene.linked(1).order(), Lane.LIVE, 88));

    scene.becomes(1, 89, "SETTLED");
    assertThat(scene.books().sales("W-1-C88")).isEmpty();
  }

  @Test
  void ratesThatSnelStartDoesNotHaveAreAskedOnce() {
    scene.connectedWithOneStopShop();
    scene.arrives(scene.linked(1));

    scene.becomes(1, "SETTLED");
    assertThat(scene.books().calls()).filteredOn(call -> call.equals("GET /vatrates")).hasSize(1);
  }

  @Test
  void aChainOfRefundsEndsAtZero() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.say("orders.v1", scene.refund(1, 90, "0.01", "0.01", "0.00"));
    scene.say("orders.v1", scene.refund(1, 88, "33.33", "27.55", "5.78"));
    scene.say("orders.v1", scene.refund(1, 91, "87.66"));

    scene.becomes(1, 91, "SETTLED");
    BigDecimal net = new BigDecimal("100.00");
    BigDecimal vat = new BigDecimal("21.00");
    for (long refund : List.of(88, 90, 91)) {
      JsonNode credit = scene.books().sales("W-1-C" + refund).get(0);
      for (JsonNode line : credit.get("boekingsregels")) {
        net = net.add(line.get("bedrag").decimalValue());
      }
      for (JsonNode line : credit.get("btw")) {
        vat = vat.add(line.get("btwBedrag").decimalValue());
      }
    }
    assertThat(net).isEqualByComparingTo("0");
    assertThat(vat).isEqualByComparingTo("0");
  }

  @Test
  void aRefundOfAnUnbookedSaleWaitsForIt() {
    scene.connected(List.of(), List.of(new JournalRule(IDEAL, Scene.JOURNAL)));
    scene.arrives(scene.linked(1));
    scene.becomes(1, "PARKED");
    scene.say("orders.v1", scene.refund(1, 88, "121.00"));
    scene.becomes(1, 88, "WAITING");
    assertThat(scene.last(1))
        .isInstanceOfSatisfying(
            OrderWaiting.class,
            waiting -> {
              assertThat(waiting.document()).isEqualTo(Document.creditFor(88));
              assertThat(waiting.reason().code()).isEqualTo("REFUND_OF_UNBOOKED");
            });
    assertThat(scene.books().calls()).doesNotContain("POST /verkoopboekingen");

    scene.connected();
    retry(1, operator(), 202);

    scene.becomes(1, 88, "SETTLED");
    assertThat(scene.books().sales("W-1")).hasSize(1);
    assertThat(scene.books().sales("W-1-C88")).hasSize(1);
  }

  @Test
  void aRefundWithoutLinesIsParkedUntilTheOwnerAgrees() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.say("orders.v1", scene.refund(1, 88, "10.00"));

    scene.becomes(1, 88, "PARKED");
    assertThat(((OrderParked) scene.last(1)).reasons().get(0).code())
        .isEqualTo("REFUND_WITHOUT_SPLIT");
    scene.agreesToProRata();
    given()
        .auth()
        .oauth2(operator())
        .post("/internal/connections/" + scene.connectionId + "/orders/1/retry?refund=88")
        .then()
        .statusCode(202);
    scene.becomes(1, 88, "SETTLED");
  }

  @Test
  void aRefundDeletedBeforeItsCreditIsDroppedAndOneDeletedLaterIsProposed() {
    scene.connected();
    scene.say("orders.v1", scene.refund(1, 88, "10.00", "8.26", "1.74"));
    scene.becomes(1, 88, "WAITING");
    scene.say("orders.v1", new RefundDeleted(scene.linked(1).order(), Lane.LIVE, 88));
    scene.becomes(1, 88, "SKIPPED");
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.say("orders.v1", scene.refund(1, 89, "10.00", "8.26", "1.74"));
    scene.becomes(1, 89, "SETTLED");

    scene.say("orders.v1", new RefundDeleted(scene.linked(1).order(), Lane.LIVE, 89));

    await()
        .atMost(Scene.SOON)
        .until(
            () ->
                scene.number(
                        "select count(*) from proposal where connection_id = ?"
                            + " and code = 'REFUND_DELETED_AFTER_BOOKING'",
                        scene.connectionId)
                    == 1);
    assertThat(scene.books().sales("W-1-C88")).isEmpty();
    assertThat(scene.state(1, 89)).isEqualTo("SETTLED");
  }

  @Test
  void cashOnDeliveryIsForTheOwnerToDecide() {
    scene.connected();
    scene.arrives(scene.linked(1, "100.00", "21.00", "cod", Instant.parse("2026-03-02T10:05:00Z")));
    scene.becomes(1, "PARKED");
    assertThat(scene.body(1)).contains("CASH_ON_DELIVERY_UNDECIDED");

    scene.connected(
        Scene.ledgers(),
        List.of(new JournalRule("cod", Way.LEFT_OPEN, Optional.empty(), Optional.empty())));
    retry(1, operator(), 202);

    scene.becomes(1, "LEFT_OPEN");
    assertThat(scene.books().sales("W-1")).hasSize(1);
    assertThat(scene.books().receipts()).isEmpty();
    assertThat(scene.told(1)).containsExactly("OrderParked", "OrderBooked");
  }

  @Test
  void aPausedConnectionWaitsAndAnUnknownOneToo() {
    scene.arrives(scene.linked(1));
    scene.becomes(1, "WAITING");
    scene.paused();
    scene.arrives(scene.linked(2));
    scene.becomes(2, "WAITING");
    assertThat(scene.books().calls()).isEmpty();

    scene.connected();

    scene.becomes(1, "SETTLED");
    scene.becomes(2, "SETTLED");
  }

  @Test
  void aRemovedConnectionKeepsNoSealedBuyer() {
    scene.connected(List.of(), List.of());
    scene.arrives(scene.linked(1));
    scene.becomes(1, "PARKED");

    scene.removed();

    await()
        .atMost(Scene.SOON)
        .until(
            () ->
                scene.number(
                        "select count(*) from posting where connection_id = ? and event <> ''",
                        scene.connectionId)
                    == 0);
    retry(1, operator(), 409);
  }

  @Test
  void twoOrdersWithOneNumberAreNeverBookedUnderIt() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    CustomerLinked second = scene.linked(2);
    scene.arrives(
        new CustomerLinked(
            new nl.koppeling.events.OrderRef(scene.connectionId, 2, "1", second.order().version()),
            Lane.LIVE,
            second.facts(),
            second.buyer(),
            second.relationId(),
            false));

    scene.becomes(2, "PARKED");
    assertThat(scene.body(2)).contains("NUMBER_TAKEN");
  }

  @Test
  void anUndecodableRecordBecomesADeadLetter() {
    String key = UUID.randomUUID().toString();
    topics.send(
        "linked-orders.v1",
        key,
        new byte[] {1, 2},
        "ce_id",
        UUID.randomUUID().toString(),
        "ce_type",
        "nl.koppeling.CustomerLinked");

    assertThat(
            topics.await(
                "linked-orders.v1.dead-letters.invoice-service",
                r -> key.equals(r.key()),
                Scene.SOON))
        .hasSize(1);
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
  }

  @Test
  void tryAgainIsNotForEverybody() {
    given().post(path(1)).then().statusCode(401);
    retry(1, new Tokens(realm).ofUser("owner"), 403);
    retry(1, operator(), 404);
  }

  @Test
  void whatIsToldIsWhatWasBooked() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.told(1);

    OrderBooked booked =
        (OrderBooked)
            nl.koppeling.events.EventCodec.decode(
                "nl.koppeling.OrderBooked",
                topics.all("bookings.v1").stream()
                    .filter(r -> r.key().equals(scene.connectionId + ":1"))
                    .findFirst()
                    .orElseThrow()
                    .value());
    assertThat(booked.invoiceNumber()).isEqualTo("W-1");
    assertThat(booked.total()).isEqualByComparingTo("121.00");
    assertThat(booked.totalVat()).isEqualByComparingTo("21.00");
    assertThat(booked.bookingId().toString())
        .isEqualTo(scene.books().sales("W-1").get(0).get("id").asText());
  }

  private void payByHand(String number, String amount) {
    var receipt = Books.JSON.createObjectNode();
    receipt.put("datum", "2026-03-03T00:00:00");
    receipt.putObject("dagboek").put("id", UUID.randomUUID().toString());
    receipt.put("boekstuk", "2026-17");
    receipt.put("bedragOntvangen", new BigDecimal(amount));
    receipt.put("bedragUitgegeven", 0);
    var line = receipt.putArray("verkoopboekingBoekingsRegels").addObject();
    line.putObject("boekingId").set("id", scene.books().sales(number).get(0).get("id"));
    line.put("credit", new BigDecimal(amount));
    scene.books().receive(receipt);
  }

  private void retry(long orderId, String token, int status) {
    given().auth().oauth2(token).post(path(orderId)).then().statusCode(status);
  }

  private String operator() {
    return new Tokens(realm).ofUser("operator");
  }

  private String path(long orderId) {
    return "/internal/connections/" + scene.connectionId + "/orders/" + orderId + "/retry";
  }
}
