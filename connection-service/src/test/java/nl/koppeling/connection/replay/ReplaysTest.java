package nl.koppeling.connection.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replay from asking to done, with this service as a real reader and the others as told. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class ReplaysTest {

  private static final String REPLAYS = "/api/operator/replays";
  private static final String STRETCHES = "GET /internal/replays/stretches?topic=linked-orders.v1";
  private static final String STRIDES = "POST /internal/replays/strides";
  private static final String PARKED = "POST /internal/replays/parked";

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Tokens tokens;
  private Topics topics;
  private String id;
  private Services services;

  @BeforeEach
  void aWorkingConnection() {
    tokens = new Tokens(realm);
    topics = new Topics(brokers);
    id = new Owner(tokens.ofUser("owner")).active();
    services = new Services(topics, database, id);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void whatWasHeardIsRehearsedAndReplayedWithoutAnEffectAndEveryWordIsKept() throws SQLException {
    services.say(Topic.ORDERS, services.completed(1));
    services.say(Topic.ORDERS, services.completed(2));
    services.heard();
    int before = rows();

    String replay =
        asked(Map.of("topic", "orders.v1", "reader", "connection-service", "connection", id));
    JsonPath rehearsed = becomes(replay, "REHEARSED");
    assertThat(rehearsed.getInt("rehearsal[0].events")).isEqualTo(2);
    assertThat(rehearsed.getInt("rehearsal[0].done")).isEqualTo(2);
    assertThat(rehearsed.getBoolean("needsSecond")).isFalse();
    assertThat(rehearsed.getList("outcome")).isEmpty();

    word(replay, "start", "operator").then().statusCode(202);
    JsonPath done = becomes(replay, "DONE");
    assertThat(done.getInt("outcome[0].events")).isEqualTo(2);
    assertThat(done.getInt("outcome[0].done")).isEqualTo(2);
    assertThat(done.getList("acts.deed")).containsExactly("ASKED", "REHEARSED", "STARTED", "DONE");
    assertThat(done.getList("acts.who")).containsExactly("operator", "", "operator", "");
    assertThat(rows()).isEqualTo(before).isEqualTo(2);
    as("operator")
        .get(REPLAYS)
        .then()
        .statusCode(200)
        .body("replays.id", org.hamcrest.Matchers.hasItem(replay));
  }

  @Test
  void anEventThatNeverArrivedIsRehearsedWithoutATraceAndHeardOnce() throws SQLException {
    String letters = Topic.ORDERS.deadLetters("connection-service");
    services.sayAt(letters, services.completed(7));

    Map<String, Object> selection = Map.of("topic", letters, "connection", id, "order", 7);
    String replay = asked(selection);
    assertThat(becomes(replay, "REHEARSED").getInt("rehearsal[0].kept")).isEqualTo(1);
    assertThat(rows()).isZero();

    word(replay, "start", "operator").then().statusCode(202);
    assertThat(becomes(replay, "DONE").getInt("outcome[0].kept")).isEqualTo(1);
    assertThat(rows()).isEqualTo(1);
    assertThat(becomes(asked(selection), "REHEARSED").getInt("rehearsal[0].done")).isEqualTo(1);
  }

  @Test
  void aboveAThousandASecondOperatorApproves() {
    stretch(0, 1500);
    strides(0, 1001, 0);
    String replay = asked(Map.of("topic", "linked-orders.v1", "reader", "invoice-service"));
    assertThat(becomes(replay, "REHEARSED").getBoolean("needsSecond")).isTrue();

    refused(word(replay, "start", "operator"), 409, "REPLAY_NEEDS_APPROVAL");
    refused(word(replay, "approval", "operator"), 409, "REPLAY_NEEDS_SOMEBODY_ELSE");
    word(replay, "approval", "operator2")
        .then()
        .statusCode(200)
        .body("approvedBy", equalTo("operator2"));
    word(replay, "start", "operator").then().statusCode(202);

    JsonPath done = becomes(replay, "DONE");
    assertThat(done.getList("acts.deed"))
        .containsExactly("ASKED", "REHEARSED", "APPROVED", "STARTED", "DONE");
    refused(word(replay, "start", "operator"), 409, "REPLAY_OVER");
  }

  @Test
  void aReaderThatIsAwayIsWaitedForAndTheReplayCanBeStopped() {
    stretch(0, 10);
    TownResource.INVOICES.answers(STRIDES, 503, "");
    String replay = asked(Map.of("topic", "linked-orders.v1", "reader", "invoice-service"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> "READER_SILENT".equals(one(replay).getString("trouble")));
    refused(word(replay, "start", "operator"), 409, "REPLAY_NOT_REHEARSED");
    strides(0, 4, 0);
    becomes(replay, "REHEARSED");
    strides(5, 2, 0); // half of it is left, again and again
    word(replay, "start", "operator").then().statusCode(202);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> one(replay).getInt("read") == 5);
    word(replay, "stop", "operator2").then().statusCode(200).body("state", equalTo("STOPPED"));
    refused(word(replay, "stop", "operator"), 409, "REPLAY_OVER");
    assertThat(one(replay).getList("acts.deed"))
        .containsExactly("ASKED", "REHEARSED", "STARTED", "STOPPED");
    word(replay, "rehearsal", "operator").then().statusCode(202);
    strides(0, 4, 0);
    becomes(replay, "REHEARSED");
  }

  @Test
  void documentsParkedForAReasonAreCalledWhereTheyAreParked() {
    String code =
        "ONLY_HERE_"
            + UUID.randomUUID()
                .toString()
                .substring(0, 8)
                .toUpperCase(java.util.Locale.ROOT)
                .replace("-", "");
    parked(Topic.LINKED_ORDERS, 3, code);
    parked(Topic.BOOKINGS, 4, code);
    services.heard();
    TownResource.INVOICES.answers(PARKED, 200, tally(1, 0, 1, 1));
    TownResource.CUSTOMERS.answers(PARKED, 200, tally(1, 0, 1, 0));

    String replay = asked(Map.of("reason", code));
    JsonPath rehearsed = becomes(replay, "REHEARSED");

    assertThat(rehearsed.getList("rehearsal.reader"))
        .containsExactly("customer-service", "invoice-service");
    assertThat(rehearsed.getList("rehearsal.bookings")).containsExactly(0, 1);
    assertThat(
            TownResource.INVOICES.bodies().stream()
                .filter(body -> body.contains(id))
                .findFirst()
                .orElseThrow())
        .contains("\"rehearsal\":true", "\"orderId\":4")
        .doesNotContain("\"orderId\":3");
    refused(
        as("operator").body(body(Map.of("reason", "NOBODY_HAS_THIS"))).post(REPLAYS),
        422,
        "REPLAY_OF_NOTHING");
  }

  @Test
  void whatMakesNoSenseIsSaidInWords() {
    refused(
        as("operator").body(body(Map.of("order", 7))).post(REPLAYS),
        422,
        "REPLAY_SELECTION_INVALID");
    refused(
        as("operator")
            .body(body(Map.of("topic", "nothing.v1", "reader", "connection-service")))
            .post(REPLAYS),
        422,
        "REPLAY_OF_NOTHING");
    refused(
        as("operator").body(Map.of("topic", "orders.v1")).post(REPLAYS),
        422,
        "REPLAY_REASON_MISSING");
    refused(as("operator").get(REPLAYS + "/" + UUID.randomUUID()), 404, "REPLAY_UNKNOWN");
    TownResource.CUSTOMERS.answers("GET /internal/replays/stretches?topic=silent.v1", 500, "");
    refused(
        as("operator")
            .body(body(Map.of("topic", "silent.v1", "reader", "customer-service")))
            .post(REPLAYS),
        503,
        "READER_SILENT");
    refused(as("operator").get("/api/operator/dead-letters/orders.v1/0/0"), 404, "LETTER_UNKNOWN");
  }

  @Test
  void deadLettersOfAllServicesAreListedAndWhoIsSilentIsNamed() {
    String letters = Topic.ORDERS.deadLetters("connection-service");
    topics.send(
        letters,
        id + ":99",
        "{\"email\":\"jan@example.nl\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "dead-letter-reason",
        "no header ce_id");
    TownResource.INVOICES.answers("GET /internal/replays/dead-letters?most=50", 200, "[]");
    TownResource.CUSTOMERS.answers("GET /internal/replays/dead-letters?most=50", 500, "");
    TownResource.INGEST.answers("GET /internal/replays/dead-letters?most=50", 200, "[]");

    JsonPath all =
        as("operator")
            .get("/api/operator/dead-letters")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(all.getList("silent")).containsExactly("customer-service");
    Map<String, Object> letter = all.getMap("letters.find { it.key == '" + id + ":99' }");
    assertThat(letter)
        .containsEntry("reader", "connection-service")
        .containsEntry("reason", "no header ce_id");
    as("operator")
        .get(
            "/api/operator/dead-letters/{topic}/{partition}/{offset}",
            letters,
            letter.get("partition"),
            letter.get("offset"))
        .then()
        .statusCode(200)
        .body("outline.email", equalTo("text of 14"))
        .body("key", containsString(id));
  }

  private int rows() throws SQLException {
    return Database.rows(database, "order_overview", UUID.fromString(id));
  }

  private void parked(Topic topic, long order, String code) {
    services.say(
        topic,
        new OrderParked(
            services.order(order),
            Document.SALE,
            new BigDecimal("121.00"),
            List.of(Reason.of(code, "Nee.", "No."))));
  }

  private void stretch(long from, long to) {
    TownResource.INVOICES.answers(
        STRETCHES,
        200,
        "[{\"topic\":\"linked-orders.v1\",\"partition\":0,\"from\":%d,\"to\":%d}]"
            .formatted(from, to));
  }

  /** The invoice service's answer to every step: five from here on are left (0: none). */
  private void strides(long left, long events, long bookings) {
    String rest =
        left == 0
            ? ""
            : "{\"topic\":\"linked-orders.v1\",\"partition\":0,\"from\":%d,\"to\":%d}"
                .formatted(left, left + 5);
    TownResource.INVOICES.answers(
        STRIDES,
        200,
        "{\"rest\":[%s],\"tally\":%s}"
            .formatted(rest, tally(events, events - bookings, bookings, bookings)));
  }

  private static String tally(long events, long done, long work, long bookings) {
    return "{\"events\":%d,\"done\":%d,\"nothing\":0,\"kept\":0,\"work\":%d,\"bookings\":%d,\"unreadable\":0}"
        .formatted(events, done, work, bookings);
  }

  private String asked(Map<String, Object> selection) {
    Response answer = as("operator").body(body(selection)).post(REPLAYS);
    answer.then().statusCode(201).body("state", equalTo("REHEARSING"));
    String replay = answer.jsonPath().getString("id");
    assertThat(answer.header("Location")).endsWith(REPLAYS + "/" + replay);
    return replay;
  }

  private static Map<String, Object> body(Map<String, Object> selection) {
    Map<String, Object> body = new HashMap<>(selection);
    body.put("why", "a test of replays");
    return body;
  }

  private JsonPath becomes(String replay, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> state.equals(one(replay).getString("state")));
    return one(replay);
  }

  private JsonPath one(String replay) {
    return as("operator").get(REPLAYS + "/" + replay).then().statusCode(200).extract().jsonPath();
  }

  private Response word(String replay, String word, String who) {
    return as(who).post(REPLAYS + "/" + replay + "/" + word);
  }

  private static void refused(Response answer, int status, String code) {
    answer.then().statusCode(status).body("code", equalTo(code));
  }

  private RequestSpecification as(String person) {
    return given().contentType("application/json").auth().oauth2(tokens.ofUser(person));
  }
}
