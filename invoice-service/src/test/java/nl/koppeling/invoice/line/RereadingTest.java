package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.replay.Calling;
import nl.koppeling.replay.Effect;
import nl.koppeling.replay.ParkedDocument;
import nl.koppeling.replay.Stretch;
import nl.koppeling.replay.Stride;
import nl.koppeling.replay.Tally;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps of a replay: what a rehearsal says is what happens, and a rehearsal changes nothing. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class RereadingTest {

  private static final String TOPIC = "linked-orders.v1";
  private static final String LETTERS = "linked-orders.v1.dead-letters.invoice-service";
  private static final String IDEAL = "mollie_wc_gateway_ideal";
  private static final Tally NONE = Tally.NONE;
  private static final Tally DONE = Tally.of(Effect.DONE);
  private static final Tally NOTHING = Tally.of(Effect.NOTHING);
  private static final Tally KEPT = Tally.of(Effect.KEPT);
  private static final Tally BOOKING = Tally.of(Effect.BOOKING);

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
    topics.create(LETTERS, 1, Map.of());
    scene = new Scene(topics, database);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void whatWasTakenIsDoneAndWhatIsKnownIsNothing() {
    scene.connected();
    CustomerLinked linked = scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    String before = scene.body(1);

    assertThat(through(TOPIC, true)).isEqualTo(DONE);
    assertThat(through(TOPIC, false)).isEqualTo(DONE);

    scene.say(LETTERS, linked); // the same order under an id that was never taken
    assertThat(through(LETTERS, true)).isEqualTo(NOTHING);
    assertThat(through(LETTERS, false)).isEqualTo(NOTHING);
    assertThat(through(LETTERS, false)).isEqualTo(DONE);
    assertThat(scene.body(1)).isEqualTo(before);
    scene.isBookedAndPaidOnce(1);
  }

  @Test
  void whatNeverArrivedIsRehearsedWithoutATraceAndThenBookedOnceBehindLiveWork() {
    scene.connected();
    scene.say(LETTERS, scene.linked(1));
    long outbox =
        scene.number(
            "select count(*) from outbox where key like ? || '%'", scene.connectionId.toString());

    assertThat(through(LETTERS, true)).isEqualTo(BOOKING);
    assertThat(through(LETTERS, true)).as("the first rehearsal left nothing").isEqualTo(BOOKING);
    assertThat(
            scene.number(
                "select count(*) from posting where connection_id = ?", scene.connectionId))
        .isZero();
    assertThat(
            scene.number(
                "select count(*) from outbox where key like ? || '%'",
                scene.connectionId.toString()))
        .isEqualTo(outbox);

    assertThat(through(LETTERS, false)).isEqualTo(BOOKING);
    scene.becomes(1, "SETTLED");
    assertThat(scene.text("select lane from posting where connection_id = ?"))
        .isEqualTo("BACKFILL");
    assertThat(through(LETTERS, true)).isEqualTo(DONE);
    assertThat(through(LETTERS, false)).isEqualTo(DONE);
    scene.isBookedAndPaidOnce(1);
  }

  @Test
  void oneOrderOrOneConnectionCanBeMeant() {
    scene.connected();
    scene.say(LETTERS, scene.linked(1));
    scene.say(LETTERS, scene.linked(12));

    assertThat(through(LETTERS, true, scene.connectionId, 1L)).isEqualTo(BOOKING);
    assertThat(through(LETTERS, true, scene.connectionId, 2L)).isEqualTo(NONE);
    assertThat(through(LETTERS, true, UUID.randomUUID(), null)).isEqualTo(NONE);
    assertThat(through(LETTERS, true)).isEqualTo(BOOKING.plus(BOOKING));
  }

  @Test
  void parkedDocumentsGoOnWhenTheirCauseIsGone() {
    scene.connected(List.of(), List.of(new JournalRule(IDEAL, Scene.JOURNAL)));
    scene.arrives(scene.linked(1));
    scene.becomes(1, "PARKED");

    assertThat(again(true, 1)).as("still refused: written anew, nothing to book").isEqualTo(KEPT);
    scene.connected();
    assertThat(again(true, 1)).isEqualTo(BOOKING);
    assertThat(scene.state(1, 0)).isEqualTo("PARKED");

    assertThat(again(false, 1)).isEqualTo(BOOKING);
    scene.becomes(1, "SETTLED");
    assertThat(again(true, 1)).isEqualTo(NOTHING);
    assertThat(again(false, 99)).isEqualTo(NOTHING);
    scene.isBookedAndPaidOnce(1);
  }

  @Test
  void whatCannotBeReadIsCountedAndShownWithoutWhatItSays() {
    String key = scene.connectionId + ":7";
    String body =
        "{\"order\":{\"connectionId\":\"%s\",\"orderId\":7},\"buyer\":{\"email\":\"jan.jansen@example.nl\",\"phone\":612345678}}"
            .formatted(scene.connectionId);
    topics.send(
        LETTERS,
        key,
        body.getBytes(StandardCharsets.UTF_8),
        "ce_id",
        UUID.randomUUID().toString(),
        "ce_type",
        "nl.koppeling.CustomerLinked",
        "dead-letter-reason",
        "body does not fit CustomerLinked",
        "dead-letter-topic",
        TOPIC,
        "dead-letter-partition",
        "0",
        "dead-letter-offset",
        "12");
    topics.send(
        LETTERS,
        "jan.jansen@example.nl",
        "Jan Jansen".getBytes(StandardCharsets.UTF_8),
        "dead-letter-reason",
        "jan.jansen@example.nl");

    assertThat(through(LETTERS, false, scene.connectionId, 7L)).isEqualTo(Tally.UNREADABLE);
    ValidatableResponse listed =
        asService().get("/internal/replays/dead-letters").then().statusCode(200);
    String shown = opened(listed.extract().path("find { it.key == '" + key + "' }"));
    String odd = opened(listed.extract().path("find { it.key == null && it.bytes == 10 }"));

    assertThat(shown)
        .contains(
            "body does not fit CustomerLinked",
            scene.connectionId.toString(),
            "\"orderId\":7",
            "\"email\":\"text of 21\"",
            "\"phone\":\"number\"");
    assertThat(listed.extract().asString() + shown + odd)
        .doesNotContainIgnoringCase("jansen")
        .doesNotContain("612345678");
    asService()
        .get("/internal/replays/dead-letters/{topic}/0/{offset}", LETTERS, 999_999)
        .then()
        .statusCode(404);
    asService()
        .get("/internal/replays/dead-letters/{topic}/0/{offset}", "bookings.v1", 0)
        .then()
        .statusCode(404);
  }

  @Test
  void onlyTheConnectionServiceAsksAndOnlyForWhatIsReadHere() {
    Stride foreign =
        new Stride(
            UUID.randomUUID(), true, List.of(new Stretch("bookings.v1", 0, 0, 1)), null, null);
    asService().body(foreign).post("/internal/replays/strides").then().statusCode(400);
    asService()
        .get("/internal/replays/stretches?topic=bookings.v1")
        .then()
        .statusCode(200)
        .body("size()", org.hamcrest.Matchers.is(0));
    asService().get("/internal/replays/stretches?from=yesterday").then().statusCode(400);
    given()
        .contentType(ContentType.JSON)
        .body(foreign)
        .post("/internal/replays/strides")
        .then()
        .statusCode(401);
    for (String person : List.of("owner", "operator")) {
      given()
          .auth()
          .oauth2(new Tokens(realm).ofUser(person))
          .get("/internal/replays/dead-letters")
          .then()
          .statusCode(403);
    }
  }

  private String opened(Map<String, Object> letter) {
    return asService()
        .get(
            "/internal/replays/dead-letters/{topic}/{partition}/{offset}",
            letter.get("topic"),
            letter.get("partition"),
            letter.get("offset"))
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private Tally through(String topic, boolean rehearsal) {
    return through(topic, rehearsal, scene.connectionId, null);
  }

  /** All of a topic, step by step. */
  private Tally through(String topic, boolean rehearsal, UUID connection, Long order) {
    Tally sum = NONE;
    List<Stretch> stretches =
        asService()
            .get("/internal/replays/stretches?topic=" + topic)
            .then()
            .statusCode(200)
            .extract()
            .body()
            .jsonPath()
            .getList("", Stretch.class);
    List<Stretch> rest = stretches;
    while (!rest.isEmpty()) {
      JsonPath answer =
          asService()
              .body(new Stride(UUID.randomUUID(), rehearsal, rest, connection, order))
              .post("/internal/replays/strides")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      sum = sum.plus(answer.getObject("tally", Tally.class));
      rest = answer.getList("rest", Stretch.class);
    }
    return sum;
  }

  private Tally again(boolean rehearsal, long order) {
    return asService()
        .body(
            new Calling(
                UUID.randomUUID(),
                rehearsal,
                List.of(new ParkedDocument(scene.connectionId, order, 0))))
        .post("/internal/replays/parked")
        .then()
        .statusCode(200)
        .extract()
        .as(Tally.class);
  }

  private RequestSpecification asService() {
    return given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET));
  }
}
