package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Reason;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner takes the booking of a parked document over: it is never booked here any more. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class BookedElsewhereTest {

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
  void aParkedSaleIsClosedOnceAndToldAsSkipped() {
    parkedSale();

    closed(1, 0, 202);
    closed(1, 0, 202);

    assertThat(scene.told(1)).containsExactly("OrderParked", "OrderSkipped");
    assertThat(scene.last(1))
        .isInstanceOfSatisfying(
            OrderSkipped.class,
            skipped -> {
              assertThat(skipped.reason()).isEqualTo(OrderSkipped.BOOKED_ELSEWHERE);
              assertThat(skipped.document()).isEqualTo(Document.SALE);
              assertThat(skipped.total()).isEqualByComparingTo("121.00");
            });
  }

  @Test
  void neitherReplaysNorLaterVersionsNorTryingAgainBookIt() {
    CustomerLinked linked = parkedSale();
    closed(1, 0, 202);
    scene.connected(); // from here on it could be booked

    scene.say("linked-orders.v1", linked);
    retry(1, 0, 409);
    scene.arrives(scene.linked(1, "50.00", "10.50", IDEAL, MODIFIED.plusSeconds(60)));
    scene.say("linked-orders.v1", linked);
    scene.say("orders.v1", cancelled());
    goesOn();

    assertThat(scene.state(1, 0)).isEqualTo("BOOKED_ELSEWHERE");
    assertThat(scene.books().sales("W-1")).isEmpty();
    assertThat(scene.told(1)).containsExactly("OrderParked", "OrderSkipped", "OrderSkipped");
    assertThat(((OrderSkipped) scene.last(1)).total()).isEqualByComparingTo("60.50");
    assertThat(proposals()).isZero();
  }

  @Test
  void itsRefundsAreForTheOwnerToo() {
    parkedSale();
    scene.say("orders.v1", scene.refund(1, 88, "10.00", "8.26", "1.74"));
    scene.becomes(1, 88, "WAITING");

    closed(1, 0, 202);

    scene.becomes(1, 88, "PARKED");
    assertThat(((OrderParked) scene.last(1)).reasons().getFirst().code())
        .isEqualTo("REFUND_OF_BOOKED_ELSEWHERE");
    scene.connected();
    retry(1, 88, 202);
    scene.becomes(1, 88, "PARKED");
    closed(1, 88, 202);
    scene.say("orders.v1", scene.refund(1, 88, "10.00", "8.26", "1.74"));
    scene.say("orders.v1", new RefundDeleted(scene.linked(1).order(), Lane.LIVE, 88));
    goesOn();
    assertThat(scene.state(1, 88)).isEqualTo("BOOKED_ELSEWHERE");
    assertThat(scene.books().sales("W-1-C88")).isEmpty();
    assertThat(proposals()).isZero();
  }

  @Test
  void aClosedCreditDoesNotHoldUpTheNextOne() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.say("orders.v1", scene.refund(1, 88, "10.00"));
    scene.becomes(1, 88, "PARKED");
    scene.say("orders.v1", scene.refund(1, 89, "12.10", "10.00", "2.10"));
    scene.becomes(1, 89, "WAITING");

    closed(1, 88, 202);

    scene.becomes(1, 89, "SETTLED");
    assertThat(scene.books().sales("W-1-C88")).isEmpty();
  }

  @Test
  void aSaleClosedAtAnEarlierStageIsClosedHereToo() {
    scene.connected();
    scene.say("orders.v1", scene.refund(1, 88, "10.00", "8.26", "1.74"));
    scene.becomes(1, 88, "WAITING");
    CustomerLinked linked = scene.linked(1);

    scene.say("linked-orders.v1", skipped(linked));
    scene.becomes(1, 88, "PARKED");
    scene.arrives(linked);
    scene.say("orders.v1", skipped(scene.linked(3)));
    scene.becomes(3, "BOOKED_ELSEWHERE");
    scene.arrives(scene.linked(3));
    goesOn();

    assertThat(scene.state(1, 0)).isEqualTo("BOOKED_ELSEWHERE");
    assertThat(scene.state(3, 0)).isEqualTo("BOOKED_ELSEWHERE");
    assertThat(scene.books().sales("W-1")).isEmpty();
    assertThat(scene.books().sales("W-3")).isEmpty();
    assertThat(scene.told(3)).isEmpty(); // it was told where it was closed
  }

  @Test
  void whatWasBookedStandsWhateverIsSaidElsewhere() {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.say("linked-orders.v1", skipped(scene.linked(1)));
    goesOn();

    assertThat(scene.state(1, 0)).isEqualTo("SETTLED");
    closed(1, 0, 409);
  }

  @Test
  void onlyTheConnectionServiceMayCloseAndOnlyWhatIsThere() {
    parkedSale();
    String path = path(1, 0, "closure");

    given().post(path).then().statusCode(401);
    for (String person : List.of("owner", "operator")) {
      given().auth().oauth2(new Tokens(realm).ofUser(person)).post(path).then().statusCode(403);
    }
    closed(9, 0, 404);
    closed(1, 88, 404);
    assertThat(scene.state(1, 0)).isEqualTo("PARKED");
  }

  /** Of 121.00, without a ledger account to book it on. */
  private CustomerLinked parkedSale() {
    scene.connected(List.of(), List.of(new JournalRule(IDEAL, Scene.JOURNAL)));
    CustomerLinked linked = scene.arrives(scene.linked(1));
    scene.becomes(1, "PARKED");
    return linked;
  }

  /** What was said before was taken: another order on the same topic is booked. */
  private void goesOn() {
    scene.arrives(scene.linked(2));
    scene.becomes(2, "SETTLED");
    scene.say("orders.v1", scene.refund(2, 99, "121.00"));
    scene.becomes(2, 99, "SETTLED");
  }

  private long proposals() {
    return scene.number(
        "select count(*) from proposal where connection_id = ?", scene.connectionId);
  }

  private OrderParked cancelled() {
    CustomerLinked later = scene.linked(1, "50.00", "10.50", IDEAL, MODIFIED.plusSeconds(120));
    return new OrderParked(
        later.order(),
        Document.SALE,
        new BigDecimal("60.50"),
        List.of(Reason.of("CANCELLED_AFTER_SALE", "Weg.", "Gone.")));
  }

  private static OrderSkipped skipped(CustomerLinked linked) {
    return new OrderSkipped(
        linked.order(), Document.SALE, linked.facts().total(), OrderSkipped.BOOKED_ELSEWHERE);
  }

  private void closed(long orderId, long refundId, int status) {
    asService(path(orderId, refundId, "closure"), status);
  }

  private void retry(long orderId, long refundId, int status) {
    asService(path(orderId, refundId, "retry"), status);
  }

  private void asService(String path, int status) {
    String token = new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET);
    given().auth().oauth2(token).post(path).then().statusCode(status);
  }

  private String path(long orderId, long refundId, String what) {
    return "/internal/connections/%s/orders/%d/%s?refund=%d"
        .formatted(scene.connectionId, orderId, what, refundId);
  }
}
