package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Document.Kind;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.Reason;
import nl.koppeling.events.RefundDeleted;
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

/** What changes in the shop after it was booked: shown, decided by a person, done once. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class ChangesTest {

  private static final Instant MODIFIED = Instant.parse("2026-03-02T10:05:00Z");
  private static final String IDEAL = "mollie_wc_gateway_ideal";
  private static final String BOOK = "POST /verkoopboekingen";
  private static final String PAY = "POST /bankboekingen";
  private static final Document WITHDRAWAL = new Document(Kind.WITHDRAWAL, 0, 1);
  private static final Document REPLACEMENT = new Document(Kind.REPLACEMENT, 0, 1);
  private static final Document REVERSAL = new Document(Kind.REVERSAL, 88, 0);

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
    assertThat(ScriptedSnelStart.allMet(scene.connectionId)).as("the faults happened").isTrue();
  }

  @Test
  void aChangeIsShownWithWhatItWouldBook() {
    booked();
    changed("50.00", "10.50", 60);

    JsonPath shown = shown();
    assertThat(shown.getString("[0].code")).isEqualTo("ORDER_CHANGED_AFTER_BOOKING");
    assertThat(shown.getString("[0].decision")).isEqualTo("OPEN");
    assertThat(shown.getBoolean("[0].acceptable")).isTrue();
    assertThat(sum(shown, "[0].effect.stands.gross")).isEqualByComparingTo("121");
    assertThat(sum(shown, "[0].effect.stands.vat[0].amount")).isEqualByComparingTo("21");
    assertThat(sum(shown, "[0].effect.changes.gross")).isEqualByComparingTo("-60.50");
    assertThat(sum(shown, "[0].effect.changes.ledgers[0].net")).isEqualByComparingTo("-50");
    assertThat(sum(shown, "[0].effect.after.vat[0].amount")).isEqualByComparingTo("10.50");
    assertThat(shown.getList("[0].documents.invoiceNumber")).isEqualTo(List.of("W-1-H1", "W-1-V2"));
    assertThat(scene.books().sales).hasSize(1);
  }

  @Test
  void anAcceptedChangeIsCreditedAndBookedAnewOnce() {
    booked();
    changed("50.00", "10.50", 60);

    accept().then().statusCode(202);
    scene.becomes(1, REPLACEMENT, "SETTLED");

    standsAs("50.00", "10.50");
    assertThat(numbers()).containsExactly("W-1", "W-1-H1", "W-1-V2");
    assertThat(scene.books().sales("W-1-H1").get(0).get("factuurbedrag").decimalValue())
        .isEqualByComparingTo("-121");
    allIsPaid();
    assertThat(received()).isEqualByComparingTo("60.50");
    JsonPath shown = shown();
    assertThat(shown.getString("[0].decision")).isEqualTo("ACCEPTED");
    assertThat(shown.getString("[0].decidedBy")).isEqualTo("owner-7");
    assertThat(shown.getList("[0].documents.state")).isEqualTo(List.of("Settled", "Settled"));
    assertThat(scene.told(1))
        .containsExactly(
            "OrderBooked",
            "OrderSettled",
            "OrderBooked",
            "OrderSettled",
            "OrderBooked",
            "OrderSettled");
  }

  @ParameterizedTest(name = "{0} at the {1}")
  @CsvSource({
    "COMMIT_THEN_500, withdrawal",
    "COMMIT_THEN_500, replacement",
    "DROP_AFTER_COMMIT, withdrawal",
    "DROP_AFTER_COMMIT, replacement",
    "DROP_BEFORE_COMMIT, withdrawal",
    "DROP_BEFORE_COMMIT, replacement",
    "HANG_AFTER_COMMIT, replacement",
    "TOO_MANY, replacement",
  })
  void aLostAnswerMakesNoSecondDocument(Fault fault, String at) {
    booked();
    changed("50.00", "10.50", 60);
    boolean later = at.equals("replacement");
    scene.fails(BOOK, later ? new Fault[] {Fault.NONE, fault} : new Fault[] {fault});
    scene.fails(PAY, later ? new Fault[] {Fault.NONE, fault} : new Fault[] {fault});

    accept().then().statusCode(202);
    scene.becomes(1, WITHDRAWAL, "SETTLED");
    scene.becomes(1, REPLACEMENT, "SETTLED");

    assertThat(numbers()).containsExactly("W-1", "W-1-H1", "W-1-V2");
    assertThat(scene.books().receipts()).hasSize(3);
    standsAs("50.00", "10.50");
    allIsPaid();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aCrashBetweenIntentAndResultIsResolvedByReading(boolean arrived) {
    booked();
    changed("50.00", "10.50", 60);
    accept().then().statusCode(202);
    scene.becomes(1, REPLACEMENT, "SETTLED");
    JsonNode replacement = scene.books().sales("W-1-V2").get(0);
    scene.books().undo(replacement, !arrived);

    scene.leaveBehind(1, REPLACEMENT, "BOOK_INTENDED", INTENDED);
    await().atMost(Scene.SOON).until(() -> scene.books().calls().contains("GET /verkoopfacturen"));
    scene.becomes(1, REPLACEMENT, "SETTLED");

    assertThat(numbers()).containsExactly("W-1", "W-1-H1", "W-1-V2");
    allIsPaid();
  }

  private static final String INTENDED =
      "json_build_object('plan', body::json->'plan', 'doubt', json_build_object('times', 0))::text";

  @Test
  void theNewSaleWaitsUntilTheOldOneIsCredited() {
    booked();
    changed("50.00", "10.50", 60);
    scene.fails(BOOK, Fault.PERIOD_CLOSED);

    accept().then().statusCode(202);
    scene.becomes(1, WITHDRAWAL, "PARKED");

    assertThat(scene.state(1, REPLACEMENT)).isEqualTo("WAITING");
    assertThat(numbers()).containsExactly("W-1");
    assertThat(((OrderParked) scene.last(1)).document()).isEqualTo(WITHDRAWAL);
    assertThat(((OrderParked) scene.last(1)).reasons().get(0).code()).isEqualTo("PERIOD_CLOSED");
    // A refund that comes and goes wakes what waits; it must find that it still has to.
    scene.say("orders.v1", scene.refund(1, 88, "12.10", "10.00", "2.10"));
    scene.becomes(1, Document.creditFor(88, 1), "WAITING");
    scene.say("orders.v1", new RefundDeleted(scene.linked(1).order(), Lane.LIVE, 88));
    scene.becomes(1, Document.creditFor(88, 1), "SKIPPED");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> scene.state(1, REPLACEMENT).equals("WAITING"));
    assertThat(numbers()).containsExactly("W-1");

    retry("?document=WITHDRAWAL&revision=1").then().statusCode(202);
    scene.becomes(1, REPLACEMENT, "SETTLED");
    standsAs("50.00", "10.50");
  }

  @Test
  void aParkedReplacementIsTriedAgainByItself() {
    booked();
    changed("50.00", "10.50", 60);
    scene.fails(BOOK, Fault.NONE, Fault.PERIOD_CLOSED);

    accept().then().statusCode(202);
    scene.becomes(1, REPLACEMENT, "PARKED");
    changed("40.00", "8.40", 120, 0);
    scene.becomes(1, REPLACEMENT, "SETTLED");

    standsAs("40.00", "8.40"); // the later version let it go on, without another word
    assertThat(numbers()).containsExactly("W-1", "W-1-H1", "W-1-V2");
    retry("?document=NONSENSE&revision=1").then().statusCode(404);
    retry("?document=WITHDRAWAL&revision=0").then().statusCode(400);
  }

  @Test
  void twoClicksAtOnceAreOneDecision() {
    booked();
    changed("50.00", "10.50", 60);
    String change = only();
    String token = operator();

    List<Integer> answers =
        Stream.of(1, 2, 3, 4)
            .map(i -> CompletableFuture.supplyAsync(() -> decide(token, change, "acceptance")))
            .toList()
            .stream()
            .map(f -> f.join().statusCode())
            .sorted()
            .toList();

    assertThat(answers).containsExactly(202, 409, 409, 409);
    assertThat(decide(change, "acceptance").jsonPath().getString("code"))
        .isEqualTo("ALREADY_ACCEPTED");
    assertThat(decide(change, "refusal").jsonPath().getString("code"))
        .isEqualTo("ALREADY_ACCEPTED");
    scene.becomes(1, REPLACEMENT, "SETTLED");
    assertThat(numbers()).containsExactly("W-1", "W-1-H1", "W-1-V2");
  }

  @Test
  void replayedTopicsChangeNothing() {
    booked();
    scene.say("orders.v1", scene.refund(1, 88, "12.10", "10.00", "2.10"));
    scene.becomes(1, 88, "SETTLED");
    changed("50.00", "10.50", 60);
    accept().then().statusCode(202);
    scene.becomes(1, Document.creditFor(88, 1), "SETTLED");
    int calls = scene.books().calls().size();

    scene.arrives(scene.linked(1));
    scene.arrives(scene.linked(1, "50.00", "10.50", IDEAL, MODIFIED.plusSeconds(60)));
    scene.say("orders.v1", scene.refund(1, 88, "12.10", "10.00", "2.10"));
    scene.arrives(scene.linked(2));
    scene.becomes(2, "SETTLED");

    assertThat(scene.books().calls()).hasSize(calls + 2);
    assertThat(shown().getList("decision")).isEqualTo(List.of("ACCEPTED"));
  }

  @Test
  void refundsGoAlongAndAFullRefundEndsAtZero() {
    booked();
    scene.say("orders.v1", scene.refund(1, 88, "12.10", "10.00", "2.10"));
    scene.becomes(1, 88, "SETTLED");
    changed("50.00", "10.50", 60);
    assertThat(shown().getList("[0].documents.invoiceNumber"))
        .isEqualTo(List.of("W-1-H1", "W-1-V2", "W-1-V2-C88"));

    accept().then().statusCode(202);
    scene.becomes(1, Document.creditFor(88, 1), "SETTLED");

    assertThat(scene.books().sales("W-1-H1").get(0).get("factuurbedrag").decimalValue())
        .isEqualByComparingTo("-108.90");
    standsAs("40.00", "8.40"); // as the shop says: 60.50 less 12.10
    assertThat(received()).isEqualByComparingTo("48.40");
    scene.say("orders.v1", scene.refund(1, 90, "12.10", "10.00", "2.10"));
    scene.say("orders.v1", scene.refund(1, 91, "36.30"));
    scene.becomes(1, Document.creditFor(91, 1), "SETTLED");
    standsAs("0.00", "0.00");
    assertThat(received()).isEqualByComparingTo("0");
    allIsPaid();
  }

  @Test
  void aRefundThatWaitsIsTakenFromTheNewSale() {
    booked();
    scene.say("orders.v1", scene.refund(1, 88, "10.00"));
    scene.becomes(1, 88, "PARKED");
    changed("50.00", "10.50", 60);

    accept().then().statusCode(202);
    scene.becomes(1, Document.creditFor(88, 1), "PARKED");
    scene.agreesToProRata();
    retry("?refund=88&revision=1").then().statusCode(202);
    scene.becomes(1, Document.creditFor(88, 1), "SETTLED");

    assertThat(numbers()).containsExactly("W-1", "W-1-H1", "W-1-V2", "W-1-V2-C88");
    assertThat(scene.state(1, 88)).isEqualTo("SKIPPED");
    assertThat(received()).isEqualByComparingTo("50.50");
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "COMMIT_THEN_500", "DROP_AFTER_COMMIT", "DROP_BEFORE_COMMIT"})
  void aDeletedRefundIsTakenBackOnce(Fault fault) {
    booked();
    scene.say("orders.v1", scene.refund(1, 88, "12.10", "10.00", "2.10"));
    scene.becomes(1, 88, "SETTLED");
    RefundDeleted deleted = new RefundDeleted(scene.linked(1).order(), Lane.LIVE, 88);
    scene.say("orders.v1", deleted);
    awaitChanges(1);
    assertThat(shown().getList("[0].documents.invoiceNumber")).isEqualTo(List.of("W-1-C88-H"));
    assertThat(sum(shown(), "[0].effect.changes.gross")).isEqualByComparingTo("12.10");
    scene.fails(BOOK, fault);

    accept().then().statusCode(202);
    scene.becomes(1, REVERSAL, "SETTLED");

    standsAs("100.00", "21.00");
    assertThat(numbers()).containsExactly("W-1", "W-1-C88", "W-1-C88-H");
    assertThat(received()).isEqualByComparingTo("121");
    scene.say("orders.v1", deleted);
    scene.say("orders.v1", scene.refund(1, 92, "121.00"));
    scene.becomes(1, 92, "SETTLED");
    standsAs("0.00", "0.00");
    assertThat(shown().getList("decision")).isEqualTo(List.of("ACCEPTED"));
  }

  @Test
  void whatCannotBeComposedIsNotAcceptedAndNothingIsDone() {
    booked();
    changed("50.00", "4.00", 60);
    JsonPath shown = shown();
    assertThat(shown.getBoolean("[0].acceptable")).isFalse();
    assertThat(shown.getString("[0].reasons[0].code")).isEqualTo("RATE_MISMATCH");

    Response answer = accept();

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.jsonPath().getString("code")).isEqualTo("NOT_COMPOSABLE");
    assertThat(answer.jsonPath().getString("reasons[0].code")).isEqualTo("RATE_MISMATCH");
    assertThat(scene.number("select count(*) from posting where connection_id = ?", connection()))
        .isEqualTo(1);
    assertThat(shown().getString("[0].decision")).isEqualTo("OPEN");
  }

  @Test
  void aChangeOfTextsBothersNobody() {
    booked();
    scene.arrives(named(scene.linked(1), "Beker", "other-text", MODIFIED.plusSeconds(60)));
    awaitDecision("NOTED");
    assertThat(shown().getList("id")).isEmpty();

    // Not even when the owner chose other ledger accounts since.
    scene.connected();
    scene.arrives(named(scene.linked(1), "Kop", "third-text", MODIFIED.plusSeconds(90)));

    awaitChanges(2);
    assertThat(shown().getList("id")).isEmpty();
  }

  @Test
  void aNewerChangeTakesThePlaceOfAnOpenOneAndADeclinedOneDoesNotComeBack() {
    booked();
    changed("50.00", "10.50", 60);
    String first = only();
    changed("60.00", "12.60", 120, 2);
    assertThat(decide(first, "acceptance").jsonPath().getString("code")).isEqualTo("SUPERSEDED");
    String second = undecided();

    decide(second, "refusal").then().statusCode(202);
    changed("60.00", "12.60", 180, 2);
    changed("70.00", "14.70", 240, 3);
    changed("60.00", "12.60", 300, 4);

    assertThat(shown().getList("decision")).containsExactly("SUPERSEDED", "DECLINED", "SUPERSEDED");
    assertThat(scene.books().sales).hasSize(1);
    assertThat(decide(second, "acceptance").jsonPath().getString("code"))
        .isEqualTo("ALREADY_DECLINED");
  }

  @Test
  void aChangeBackToWhatStandsWithdrawsTheProposal() {
    booked();
    changed("50.00", "10.50", 60);
    changed("100.00", "21.00", 120, 2);

    awaitDecision("NOTED");
    assertThat(shown().getList("decision")).containsExactly("SUPERSEDED");
  }

  @Test
  void aSecondChangeIsMadeOfTheSaleThatStandsNow() {
    booked();
    changed("50.00", "10.50", 60);
    accept().then().statusCode(202);
    scene.becomes(1, REPLACEMENT, "SETTLED");
    changed("100.00", "21.00", 120, 2);
    assertThat(sum(shown(), "[0].effect.stands.gross")).isEqualByComparingTo("60.50");

    accept().then().statusCode(202);
    scene.becomes(1, new Document(Kind.REPLACEMENT, 0, 2), "SETTLED");

    standsAs("100.00", "21.00");
    assertThat(numbers()).containsExactly("W-1", "W-1-H1", "W-1-V2", "W-1-H2", "W-1-V3");
    assertThat(received()).isEqualByComparingTo("121");
    allIsPaid();
  }

  @Test
  void aCancelledOrderIsCreditedOnAWordOnlyAndCanComeBack() {
    booked();
    scene.say("orders.v1", cancelled(MODIFIED.plusSeconds(60)));
    awaitChanges(1);
    assertThat(shown().getString("[0].code")).isEqualTo("ORDER_CANCELLED_AFTER_BOOKING");
    assertThat(shown().getList("[0].documents.invoiceNumber")).isEqualTo(List.of("W-1-H1"));
    assertThat(numbers()).containsExactly("W-1");

    accept().then().statusCode(202);
    scene.becomes(1, WITHDRAWAL, "SETTLED");
    standsAs("0.00", "0.00");
    scene.say("orders.v1", scene.refund(1, 88, "121.00"));
    scene.becomes(1, 88, "PARKED"); // nothing is left to refund

    changed("100.00", "21.00", 120, 2);
    assertThat(shown().getList("[0].documents.invoiceNumber")).isEqualTo(List.of("W-1-V3"));
    accept().then().statusCode(202);
    scene.becomes(1, new Document(Kind.REPLACEMENT, 0, 2), "SETTLED");
    scene.becomes(1, Document.creditFor(88, 2), "SETTLED");
    standsAs("0.00", "0.00");
  }

  @Test
  void aCancelledOrderThatIsRefundedMeanwhileNeedsNoDecision() {
    booked();
    scene.say("orders.v1", cancelled(MODIFIED.plusSeconds(60)));
    awaitChanges(1);
    String change = only();
    scene.say("orders.v1", scene.refund(1, 88, "121.00"));
    scene.becomes(1, 88, "SETTLED");

    assertThat(shown().getList("id")).isEmpty();
    assertThat(decide(change, "acceptance").jsonPath().getString("code"))
        .isEqualTo("NOTHING_TO_BOOK");
    assertThat(numbers()).containsExactly("W-1", "W-1-C88");
  }

  @Test
  void aDeletedRefundThatWentAlongIsTakenBackFromTheNewSale() {
    booked();
    scene.say("orders.v1", scene.refund(1, 88, "12.10", "10.00", "2.10"));
    scene.becomes(1, 88, "SETTLED");
    scene.say("orders.v1", new RefundDeleted(scene.linked(1).order(), Lane.LIVE, 88));
    awaitChanges(1);
    String reversal = undecided();
    changed("50.00", "10.50", 60, 2);
    String change = shown().getString("find { it.code == 'ORDER_CHANGED_AFTER_BOOKING' }.id");
    decide(change, "acceptance").then().statusCode(202);
    scene.becomes(1, Document.creditFor(88, 1), "SETTLED");

    decide(reversal, "acceptance").then().statusCode(202);
    scene.becomes(1, new Document(Kind.REVERSAL, 88, 1), "SETTLED");

    standsAs("50.00", "10.50");
    assertThat(received()).isEqualByComparingTo("60.50");
    assertThat(numbers())
        .containsExactly("W-1", "W-1-C88", "W-1-H1", "W-1-V2", "W-1-V2-C88", "W-1-V2-C88-H");
  }

  @Test
  void anOrderChangedBeforeLaterVersionsWereKeptTakesItFromAReplay() {
    booked();
    changed("50.00", "10.50", 60);
    scene.run("update proposal set event = '' where connection_id = ?");
    assertThat(shown().getString("[0].reasons[0].code")).isEqualTo("CHANGE_NOT_KEPT");
    assertThat(accept().statusCode()).isEqualTo(409);

    changed("50.00", "10.50", 60);

    await().atMost(Scene.SOON).until(() -> shown().getBoolean("[0].acceptable"));
    assertThat(shown().getList("id")).hasSize(1);
  }

  @Test
  void whatIsNotSettledIsNotCorrected() {
    scene.connected(Scene.ledgers(), List.of());
    scene.arrives(scene.linked(1));
    scene.becomes(1, "UNSETTLED");
    changed("50.00", "10.50", 60);

    assertThat(accept().jsonPath().getString("code")).isEqualTo("NOT_SETTLED");
    scene.connected();
    retry("").then().statusCode(202);
    scene.becomes(1, "SETTLED");
    accept().then().statusCode(202);
    scene.becomes(1, REPLACEMENT, "SETTLED");
  }

  @Test
  void aDecisionIsForServicesAndNamesAPerson() {
    booked();
    changed("50.00", "10.50", 60);
    String path = path() + "/" + only() + "/acceptance";
    given().contentType("application/json").body("{}").post(path).then().statusCode(401);
    given()
        .auth()
        .oauth2(new Tokens(realm).ofUser("owner"))
        .contentType("application/json")
        .body(Map.of("person", "owner-7"))
        .post(path)
        .then()
        .statusCode(403);
    given()
        .auth()
        .oauth2(operator())
        .contentType("application/json")
        .body(Map.of("person", " "))
        .post(path)
        .then()
        .statusCode(400);
    decide(UUID.randomUUID().toString(), "acceptance").then().statusCode(404);
    Scene other = new Scene(topics, database);
    given()
        .auth()
        .oauth2(operator())
        .contentType("application/json")
        .body(Map.of("person", "owner-7"))
        .post(path.replace(connection().toString(), other.connectionId.toString()))
        .then()
        .statusCode(404);
    assertThat(shown().getString("[0].decision")).isEqualTo("OPEN");
  }

  @Test
  void aRemovedConnectionKeepsNoLaterVersion() {
    booked();
    changed("50.00", "10.50", 60);

    scene.removed();

    await()
        .atMost(Scene.SOON)
        .until(
            () ->
                scene.number(
                        "select count(*) from proposal where connection_id = ? and event <> ''",
                        connection())
                    == 0);
  }

  private void booked() {
    scene.connected(Scene.ledgers(), List.of(new JournalRule(IDEAL, Scene.JOURNAL)));
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
  }

  private void changed(String net, String tax, int seconds) {
    changed(net, tax, seconds, 1);
  }

  private void changed(String net, String tax, int seconds, int changesThen) {
    scene.arrives(scene.linked(1, net, tax, IDEAL, MODIFIED.plusSeconds(seconds)));
    if (changesThen > 0) {
      awaitChanges(changesThen);
    }
  }

  private void awaitChanges(int number) {
    await()
        .atMost(Scene.SOON)
        .until(
            () ->
                scene.number("select count(*) from proposal where connection_id = ?", connection())
                    == number);
  }

  private void awaitDecision(String decision) {
    await()
        .atMost(Scene.SOON)
        .until(
            () ->
                scene.number(
                        "select count(*) from proposal where connection_id = ? and decision = '"
                            + decision
                            + "'",
                        connection())
                    == 1);
  }

  private OrderParked cancelled(Instant at) {
    return new OrderParked(
        new OrderRef(connection(), 1, "1", new OrderVersion(at, "cancelled")),
        Document.SALE,
        new BigDecimal("121.00"),
        List.of(Reason.of("CANCELLED_AFTER_SALE", "Geannuleerd.", "Cancelled.")));
  }

  private static CustomerLinked named(CustomerLinked l, String name, String hash, Instant at) {
    Order o = l.facts();
    List<OrderLine> lines =
        o.lines().stream()
            .map(
                i ->
                    new OrderLine(
                        i.kind(),
                        i.id(),
                        name,
                        i.quantity(),
                        i.net(),
                        i.tax(),
                        null,
                        "",
                        "",
                        i.productId(),
                        i.taxes()))
            .toList();
    return new CustomerLinked(
        new OrderRef(l.connectionId(), 1, "1", new OrderVersion(at, hash)),
        l.lane(),
        new Order(
            o.status(),
            o.currency(),
            o.pricesIncludeTax(),
            o.createdAt(),
            o.paidAt(),
            o.completedAt(),
            o.total(),
            o.totalTax(),
            o.payment(),
            o.destinationCountry(),
            o.billingCountry(),
            o.businessWithVatNumber(),
            lines,
            o.taxLines(),
            Optional.empty(),
            List.of(),
            Optional.empty()),
        l.buyer(),
        l.relationId(),
        false);
  }

  private UUID connection() {
    return scene.connectionId;
  }

  private String path() {
    return "/internal/connections/" + connection() + "/changes";
  }

  private JsonPath shown() {
    return given()
        .auth()
        .oauth2(operator())
        .get(path())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static BigDecimal sum(JsonPath shown, String field) {
    return new BigDecimal(shown.getString(field));
  }

  private String only() {
    assertThat(shown().getList("id")).hasSize(1);
    return undecided();
  }

  private String undecided() {
    return shown().getString("find { it.decision == 'OPEN' }.id");
  }

  private Response accept() {
    return decide(undecided(), "acceptance");
  }

  private Response decide(String change, String word) {
    return decide(operator(), change, word);
  }

  private Response decide(String token, String change, String word) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("person", "owner-7"))
        .post(path() + "/" + change + "/" + word);
  }

  private Response retry(String query) {
    return given()
        .auth()
        .oauth2(operator())
        .post("/internal/connections/" + connection() + "/orders/1/retry" + query);
  }

  private String operator() {
    return new Tokens(realm).ofUser("operator");
  }

  private List<String> numbers() {
    return scene.books().sales.stream().map(s -> s.get("factuurnummer").asText()).toList();
  }

  /** Turnover and VAT of all documents together. */
  private void standsAs(String net, String vat) {
    BigDecimal lines = BigDecimal.ZERO;
    BigDecimal taxes = BigDecimal.ZERO;
    for (JsonNode sale : scene.books().sales) {
      for (JsonNode line : sale.get("boekingsregels")) {
        lines = lines.add(line.get("bedrag").decimalValue());
      }
      for (JsonNode line : sale.get("btw")) {
        taxes = taxes.add(line.get("btwBedrag").decimalValue());
      }
    }
    assertThat(lines).isEqualByComparingTo(net);
    assertThat(taxes).isEqualByComparingTo(vat);
  }

  private void allIsPaid() {
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(scene.books().sales)
                    .allSatisfy(
                        sale ->
                            assertThat(scene.books().outstanding(sale)).isEqualByComparingTo("0")));
  }

  /** What came in less what went out, on all journals. */
  private BigDecimal received() {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode receipt : scene.books().receipts()) {
      sum =
          sum.add(receipt.path("bedragOntvangen").decimalValue())
              .subtract(receipt.path("bedragUitgegeven").decimalValue());
    }
    return sum;
  }
}
