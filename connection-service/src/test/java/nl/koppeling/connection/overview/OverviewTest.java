package nl.koppeling.connection.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.ConnectionFaulted;
import nl.koppeling.events.ConnectionFaulted.Side;
import nl.koppeling.events.ConnectionRecovered;
import nl.koppeling.events.Document;
import nl.koppeling.events.Event;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.Reason;
import nl.koppeling.events.SalesOrderMade;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class OverviewTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Reason UNPAID = Reason.of("NOT_PAID", "Nog niet betaald.", "Not paid yet.");
  private static final Reason UNBALANCED =
      Reason.of("NET_TOTAL_MISMATCH", "Klopt niet.", "Does not add up.");

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Owner owner;
  private String id;

  @BeforeEach
  void aWorkingConnection() {
    topics = new Topics(brokers);
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void whatTheServicesTellIsWhatTheOwnerSees() {
    UUID booking = UUID.randomUUID();
    tell(Topic.ORDERS, new OrderWaiting(order(1, 1), new BigDecimal("12.10"), UNPAID));
    tell(
        Topic.ORDERS,
        new OrderSkipped(
            order(2, 1), Document.SALE, BigDecimal.ZERO, Reason.of("FREE", "Gratis.", "Free.")));
    tell(
        Topic.BOOKINGS,
        new OrderParked(order(3, 1), Document.SALE, new BigDecimal("5.00"), List.of(UNBALANCED)));
    tell(Topic.BOOKINGS, booked(4, booking));
    tell(Topic.BOOKINGS, booked(5, UUID.randomUUID()));
    tell(
        Topic.BOOKINGS,
        new OrderSettled(
            order(5, 1), Document.SALE, "WEB-5", Optional.empty(), new BigDecimal("121.00")));
    tell(
        Topic.ORDERS,
        new OrderRefunded(order(5, 2), Lane.LIVE, 77, new BigDecimal("10.00"), Instant.EPOCH));

    awaitStates(Map.of("WAITING", 1, "SKIPPED", 1, "PARKED", 1, "BOOKED", 1, "SETTLED", 1));
    JsonPath summary = awaitOrders(5, 1);

    assertThat(summary.getMap("reasons"))
        .isEqualTo(Map.of("NOT_PAID", 1, "FREE", 1, "NET_TOTAL_MISMATCH", 1));
    assertThat(summary.getMap("credits.states")).isEqualTo(Map.of("ACCEPTED", 1));
    owner
        .asking()
        .get("/api/connections/{id}/orders?state=BOOKED", id)
        .then()
        .statusCode(200)
        .body("size()", equalTo(1))
        .body("[0].orderId", equalTo(4))
        .body("[0].number", equalTo("N4"))
        .body("[0].document.kind", equalTo("SALE"))
        .body("[0].invoiceNumber", equalTo("WEB-4"))
        .body("[0].bookingId", equalTo(booking.toString()))
        .body("[0].total", equalTo(121.0f));
    owner
        .asking()
        .get("/api/connections/{id}/orders?state=ACCEPTED", id)
        .then()
        .body("[0].document.refundId", equalTo(77))
        .body("[0].total", equalTo(-10.0f));
    owner
        .asking()
        .get("/api/connections/{id}/orders?after=1970-01-01,1,0", id)
        .then()
        .body("size()", equalTo(0));
    owner.asking().get("/api/connections/{id}/orders?state=X", id).then().statusCode(400);
  }

  @Test
  void aSalesOrderIsAStageOfItsOwnAndItsFlawIsShown() {
    tell(
        Topic.BOOKINGS,
        new SalesOrderMade(
            order(6, 1),
            Document.SALE,
            "WEB-6",
            UUID.randomUUID(),
            41,
            new BigDecimal("121.00"),
            LocalDate.of(2026, 11, 24),
            List.of(Reason.of("SALES_ORDER_OPEN", "Maak de factuur.", "Make the invoice."))));
    tell(
        Topic.BOOKINGS,
        new OrderParked(order(6, 1), Document.SALE, new BigDecimal("121.00"), List.of(UNBALANCED)));

    awaitStates(Map.of("ORDERED", 1));
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                owner
                    .asking()
                    .get("/api/connections/{id}/orders?state=ORDERED", id)
                    .then()
                    .statusCode(200)
                    .body("[0].invoiceNumber", equalTo("WEB-6"))
                    .body("[0].salesOrderNumber", equalTo(41))
                    .body("[0].bookingId", nullValue())
                    .body("[0].settled", equalTo(false))
                    .body("[0].notices.code", equalTo(List.of("SALES_ORDER_OPEN")))
                    .body("[0].reasons.code", equalTo(List.of("NET_TOTAL_MISMATCH"))));
  }

  @Test
  void topicsThatOvertakeEachOtherDoNotMoveAnOrderBack() {
    tell(Topic.BOOKINGS, booked(1, UUID.randomUUID()));
    awaitOrders(1, 0);
    tell(Topic.ORDERS, new OrderWaiting(order(1, 9), BigDecimal.ONE, UNPAID));
    tell(Topic.ORDERS, new OrderWaiting(order(2, 1), BigDecimal.ONE, UNPAID));

    awaitOrders(2, 0);
    awaitNothingLeft();

    assertThat(summary().getMap("states")).isEqualTo(Map.of("BOOKED", 1, "WAITING", 1));
  }

  @Test
  void whatCorrectsAnOrderIsANoticeAndNeverMovesItsRow() {
    UUID booking = UUID.randomUUID();
    tell(Topic.BOOKINGS, booked(1, booking));
    tell(
        Topic.BOOKINGS,
        new OrderSettled(
            order(1, 1), Document.SALE, "WEB-1", Optional.empty(), new BigDecimal("121.00")));
    Document withdrawal = new Document(Document.Kind.WITHDRAWAL, 0, 1);
    Document replacement = new Document(Document.Kind.REPLACEMENT, 0, 1);
    tell(Topic.BOOKINGS, correction(withdrawal, "WEB-1-H1", "-121.00"));
    tell(
        Topic.BOOKINGS,
        new OrderParked(order(1, 9), replacement, new BigDecimal("60.50"), List.of(UNBALANCED)));
    awaitNotices(List.of("CORRECTION_BOOKED", "CORRECTION_PARKED"));
    tell(Topic.BOOKINGS, correction(replacement, "WEB-1-V2", "60.50"));
    awaitNotices(List.of("CORRECTION_BOOKED", "CORRECTION_BOOKED"));

    owner
        .asking()
        .get("/api/connections/{id}/orders", id)
        .then()
        .body("size()", equalTo(1))
        .body("[0].state", equalTo("SETTLED"))
        .body("[0].total", equalTo(121.0f))
        .body("[0].invoiceNumber", equalTo("WEB-1"))
        .body("[0].bookingId", equalTo(booking.toString()))
        .body("[0].reasons", equalTo(List.of()))
        .body("[0].notices[1].figures.number", equalTo("WEB-1-V2"));
    assertThat(summary().getInt("orders")).isEqualTo(1);
  }

  private void awaitNotices(List<String> codes) {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                owner
                    .asking()
                    .get("/api/connections/{id}/orders", id)
                    .then()
                    .body("[0].notices.code", equalTo(codes)));
  }

  private OrderBooked correction(Document document, String number, String total) {
    return new OrderBooked(
        order(1, 9),
        document,
        number,
        UUID.randomUUID(),
        new BigDecimal(total),
        BigDecimal.ZERO,
        LocalDate.of(2026, 11, 24));
  }

  @Test
  void anEventThatIsDeliveredTwiceCountsOnce() {
    UUID eventId = UUID.randomUUID();
    OrderWaiting waiting = new OrderWaiting(order(1, 1), BigDecimal.ONE, UNPAID);
    tell(Topic.ORDERS, waiting, eventId);
    tell(Topic.ORDERS, waiting, eventId);
    tell(Topic.ORDERS, new OrderWaiting(order(2, 1), BigDecimal.ONE, UNPAID));

    awaitOrders(2, 0);
    awaitNothingLeft();

    assertThat(summary().getMap("states")).isEqualTo(Map.of("WAITING", 2));
  }

  @Test
  void whatCannotBeReadBecomesADeadLetterAndTheNextOneIsTaken() {
    String key = id + ":1";
    topics.send(
        Topic.BOOKINGS.topicName(),
        key,
        "{\"geen\":".getBytes(StandardCharsets.UTF_8),
        "ce_id",
        UUID.randomUUID().toString(),
        "ce_type",
        "nl.koppeling.OrderBooked");
    tell(Topic.BOOKINGS, booked(1, UUID.randomUUID()));

    awaitOrders(1, 0);
    assertThat(
            topics.await(
                Topic.BOOKINGS.topicName() + ".dead-letters.connection-service",
                letter -> key.equals(letter.key()),
                LONG))
        .hasSize(1);
  }

  @Test
  void anEventOfAConnectionNobodyKnowsIsLetGo() {
    OrderRef strange =
        new OrderRef(UUID.randomUUID(), 1, "N1", new OrderVersion(Instant.EPOCH, "x"));
    tell(Topic.ORDERS, new OrderWaiting(strange, BigDecimal.ONE, UNPAID));
    tell(Topic.CONNECTION_HEALTH, new ConnectionRecovered(UUID.randomUUID(), Side.SHOP));
    tell(Topic.ORDERS, new OrderWaiting(order(1, 1), BigDecimal.ONE, UNPAID));

    awaitOrders(1, 0);
  }

  @Test
  void faultsThatOtherServicesFindAreShownUntilTheyAreOver() {
    UUID connection = UUID.fromString(id);
    tell(
        Topic.CONNECTION_HEALTH,
        new ConnectionFaulted(
            connection, Side.SHOP, Reason.of("SHOP_KEY_REFUSED", "Sleutel.", "Key.")));
    awaitFaults(List.of("SHOP_KEY_REFUSED"));

    tell(Topic.CONNECTION_HEALTH, new ConnectionRecovered(connection, Side.SHOP));
    awaitFaults(List.of());
  }

  private void awaitFaults(List<String> codes) {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> owner.get(id).then().body("faults.code", equalTo(codes)));
  }

  private void awaitStates(Map<String, Integer> states) {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(summary().getMap("states")).isEqualTo(states));
  }

  /** Everything that was told is taken: what stands now is the end. */
  private void awaitNothingLeft() {
    Awaitility.await().atMost(LONG).until(() -> topics.lag("connection-service") == 0);
  }

  private JsonPath summary() {
    return owner.asking().get("/api/connections/{id}/summary", id).jsonPath();
  }

  private JsonPath awaitOrders(int orders, int credits) {
    return Awaitility.await()
        .atMost(LONG)
        .until(
            this::summary,
            s -> s.getInt("orders") == orders && s.getInt("credits.orders") == credits);
  }

  private OrderRef order(long orderId, int version) {
    return new OrderRef(
        UUID.fromString(id),
        orderId,
        "N" + orderId,
        new OrderVersion(Instant.ofEpochSecond(version), "hash" + version));
  }

  private OrderBooked booked(long orderId, UUID booking) {
    return new OrderBooked(
        order(orderId, 1),
        Document.SALE,
        "WEB-" + orderId,
        booking,
        new BigDecimal("121.00"),
        new BigDecimal("21.00"),
        LocalDate.of(2026, 11, 24));
  }

  private void tell(Topic topic, Event event) {
    tell(topic, event, UUID.randomUUID());
  }

  private void tell(Topic topic, Event event, UUID eventId) {
    topics.send(
        topic.topicName(),
        event.key(),
        EventCodec.encode(event).getBytes(StandardCharsets.UTF_8),
        "ce_id",
        eventId.toString(),
        "ce_type",
        EventCodec.typeOf(event),
        "ce_time",
        Instant.now().toString(),
        "ce_source",
        "order-ingest-service");
  }
}
