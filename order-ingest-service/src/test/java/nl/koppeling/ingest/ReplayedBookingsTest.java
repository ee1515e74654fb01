package nl.koppeling.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.ingest.town.ToyShop;
import nl.koppeling.replay.Calling;
import nl.koppeling.replay.Effect;
import nl.koppeling.replay.Stretch;
import nl.koppeling.replay.Stride;
import nl.koppeling.replay.Strode;
import nl.koppeling.replay.Tally;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replay writes the note of a booking that was never heard of, once. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class ReplayedBookingsTest {

  private static final String LETTERS = "bookings.v1.dead-letters.order-ingest-service";

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private Topics topics;
  private Tables tables;
  private ToyShop shop;
  private Owner owner;

  @BeforeEach
  void aConnectionThatWantsNotes() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    topics.create(LETTERS, 1, Map.of());
    tables = new Tables(database);
    shop = Town.open().with(31, 40);
    owner = new Owner(topics, seals, shop).chooses(new IntakeChoices(List.of(), true)).activate();
    Owner.patiently().until(() -> tables.atRest(owner.id()));
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aBookingThatWasNeverHeardOfIsRehearsedWithoutATraceAndThenNotedOnce() {
    owner.bury(LETTERS, booked(40));

    assertThat(through(true)).isEqualTo(Tally.of(Effect.WORK));
    assertThat(through(true)).isEqualTo(Tally.of(Effect.WORK));
    assertThat(tables.count("order_note", owner.id())).isZero();

    assertThat(through(false)).isEqualTo(Tally.of(Effect.WORK));
    Owner.patiently().until(() -> shop.notes(40).size() == 1);
    assertThat(through(false)).isEqualTo(Tally.of(Effect.DONE));
    assertThat(shop.notes(40)).hasSize(1);
  }

  @Test
  void nothingIsParkedHere() {
    asService()
        .body(new Calling(UUID.randomUUID(), true, List.of()))
        .post("/internal/replays/parked")
        .then()
        .statusCode(400);
  }

  private OrderBooked booked(long orderId) {
    return new OrderBooked(
        new OrderRef(
            owner.id(),
            orderId,
            "" + orderId,
            new OrderVersion(Instant.parse("2026-09-04T10:00:00Z"), "hash")),
        Document.SALE,
        "WEB-" + orderId,
        UUID.randomUUID(),
        new BigDecimal("54.81"),
        new BigDecimal("8.62"),
        LocalDate.of(2026, 9, 4));
  }

  /** All of the dead letters, as a replay takes them; what came of them together. */
  private Tally through(boolean rehearsal) {
    Tally sum = Tally.NONE;
    List<Stretch> rest =
        asService()
            .get("/internal/replays/stretches?topic=" + LETTERS)
            .jsonPath()
            .getList("", Stretch.class);
    while (!rest.isEmpty()) {
      Strode strode =
          asService()
              .body(new Stride(UUID.randomUUID(), rehearsal, rest, owner.id(), null))
              .post("/internal/replays/strides")
              .then()
              .statusCode(200)
              .extract()
              .as(Strode.class);
      sum = sum.plus(strode.tally());
      rest = strode.rest();
    }
    return sum;
  }

  private RequestSpecification asService() {
    return given()
        .contentType(ContentType.JSON)
        .auth()
        .oauth2(new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET));
  }
}
