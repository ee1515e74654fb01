package nl.koppeling.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.customer.town.Office;
import nl.koppeling.customer.town.Shop;
import nl.koppeling.customer.town.Town;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.replay.Calling;
import nl.koppeling.replay.Effect;
import nl.koppeling.replay.ParkedDocument;
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

/** A replay finds or makes the relation of what never arrived, and of nothing else. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class ReplayedOrdersTest {

  private static final String LETTERS = "orders.v1.dead-letters.customer-service";

  @Inject Seals seals;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private Topics topics;
  private Shop shop;
  private OrderCompleted first;
  private UUID connection;

  @BeforeEach
  void aShopThatSoldOnce() {
    Town.listen();
    topics = new Topics(brokers);
    topics.create(LETTERS, 1, Map.of());
    shop = new Shop(topics, seals);
    first = shop.order(1, "piet");
    shop.connect().send(first);
    connection = shop.awaitLinked(1).getFirst().connectionId();
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void whatNeverArrivedIsRehearsedWithoutATraceAndThenLinkedOnce() {
    shop.bury(first).bury(shop.order(2, "joke"));

    Tally expected = Tally.of(Effect.NOTHING).plus(Tally.of(Effect.WORK));
    assertThat(through(true)).isEqualTo(expected);
    assertThat(through(true)).isEqualTo(expected);
    assertThat(shop.told(CustomerLinked.class)).hasSize(1);
    assertThat(shop.office().relations()).hasSize(1);

    assertThat(through(false)).isEqualTo(expected);
    assertThat(shop.awaitLinked(2)).anyMatch(linked -> linked.order().orderId() == 2);
    assertThat(through(false)).isEqualTo(Tally.of(Effect.DONE).plus(Tally.of(Effect.DONE)));
    assertThat(shop.office().relations()).hasSize(2);
  }

  @Test
  void aParkedOrderGetsItsPlaceAgain() {
    shop.office().onMaking(Office.refusal("REL-0010", "ongeldig"));
    shop.send(shop.order(3, "kees"));
    shop.awaitParked(1);

    assertThat(again(true)).isEqualTo(Tally.of(Effect.WORK));
    assertThat(again(false)).isEqualTo(Tally.of(Effect.WORK));
    assertThat(shop.awaitLinked(2)).anyMatch(linked -> linked.order().orderId() == 3);
    assertThat(again(false)).isEqualTo(Tally.of(Effect.NOTHING));
  }

  private Tally again(boolean rehearsal) {
    return asService()
        .body(
            new Calling(
                UUID.randomUUID(), rehearsal, List.of(new ParkedDocument(connection, 3, 0))))
        .post("/internal/replays/parked")
        .then()
        .statusCode(200)
        .extract()
        .as(Tally.class);
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
              .body(new Stride(UUID.randomUUID(), rehearsal, rest, connection, null))
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
