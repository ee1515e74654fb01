package nl.koppeling.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner takes the booking of an order over that the shop left unclear. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class BookedElsewhereTest {

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private Topics topics;
  private Tables tables;

  @BeforeEach
  void open() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aParkedOrderIsClosedOnceAndWhatTheShopSaysLaterIsNotTold() {
    ObjectNode broken = Recorded.orderJson(40).put("total", "zeven");
    Owner owner = new Owner(topics, seals, Town.open().with(broken)).activate();
    owner.await(Topic.ORDERS, OrderParked.class, 1);

    close(owner.id(), 40, service(), 202);
    close(owner.id(), 40, service(), 202);
    owner.shop().with(changed(40, 60)).with(changed(41, 120));
    tables.intervalIsOver(owner.id());

    assertThat(owner.await(Topic.ORDERS, OrderCompleted.class, 1))
        .allMatch(told -> told.order().orderId() == 41);
    assertThat(owner.story(40)).containsExactly("OrderParked", "OrderSkipped");
    assertThat(owner.told(Topic.ORDERS, OrderSkipped.class))
        .singleElement()
        .extracting(OrderSkipped::reason)
        .isEqualTo(OrderSkipped.BOOKED_ELSEWHERE);
  }

  @Test
  void itIsForTheConnectionServiceAndOrdersThatAreParked() {
    Owner owner = new Owner(topics, seals, Town.open().with(40)).activate();
    owner.await(Topic.ORDERS, OrderCompleted.class, 1);

    given().post(path(owner.id(), 40)).then().statusCode(401);
    close(owner.id(), 40, new Tokens(realm).ofUser("owner"), 403);
    close(owner.id(), 40, new Tokens(realm).ofUser("operator"), 403);
    close(owner.id(), 40, service(), 409);
    close(owner.id(), 41, service(), 404);
    close(UUID.randomUUID(), 40, service(), 404);
  }

  private static ObjectNode changed(long recorded, int secondsLater) {
    ObjectNode order = Recorded.orderJson(recorded);
    Instant moment = Instant.now().plusSeconds(secondsLater - 200).truncatedTo(ChronoUnit.SECONDS);
    order.put("date_modified_gmt", moment.toString().replace("Z", ""));
    return order;
  }

  private String service() {
    return new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET);
  }

  private static void close(UUID connection, long orderId, String token, int status) {
    given().auth().oauth2(token).post(path(connection, orderId)).then().statusCode(status);
  }

  private static String path(UUID connection, long orderId) {
    return "/internal/connections/" + connection + "/orders/" + orderId + "/closure";
  }
}
