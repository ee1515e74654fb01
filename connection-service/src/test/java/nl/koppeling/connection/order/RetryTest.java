package nl.koppeling.connection.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Colleague;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The button "try again". */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class RetryTest {

  private static final String RETRY = "/api/connections/{id}/orders/{order}/retry";
  private static final Reason REFUSED = Reason.of("RELATION_REFUSED", "Nee.", "No.");

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Owner owner;
  private String id;
  private Services services;

  @BeforeEach
  void aWorkingConnection() {
    topics = new Topics(brokers);
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
    services = new Services(topics, database, id);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void theServiceWhereItGotStuckIsAskedAndTheAskingIsRemembered() {
    parked(Topic.BOOKINGS, 1, Document.SALE);
    parked(Topic.BOOKINGS, 1, Document.creditFor(88));
    parked(Topic.LINKED_ORDERS, 2, Document.SALE);
    services.heard();
    answers(TownResource.INVOICES, "/1/retry?refund=0", 202);
    answers(TownResource.INVOICES, "/1/retry?refund=88", 202);
    answers(TownResource.CUSTOMERS, "/2/retry?refund=0", 202);

    owner.asking().post(RETRY, id, 1).then().statusCode(202);
    owner.asking().post(RETRY + "?refund=88", id, 1).then().statusCode(202);
    owner.asking().post(RETRY, id, 2).then().statusCode(202);

    assertThat(TownResource.INVOICES.calls(id))
        .containsExactly(call("/1/retry?refund=0"), call("/1/retry?refund=88"));
    assertThat(TownResource.CUSTOMERS.calls(id)).containsExactly(call("/2/retry?refund=0"));
    owner
        .asking()
        .get("/api/connections/{id}/audit", id)
        .then()
        .statusCode(200)
        .body("deed[0]", equalTo("RETRIED"))
        .body("about[0..2]", equalTo(List.of("order 2", "order 1 refund 88", "order 1")));
  }

  @Test
  void whatGoesOnByItselfIsNotAsked() {
    services.say(
        Topic.ORDERS,
        new OrderWaiting(services.order(1), BigDecimal.ONE, Reason.of("NOT_PAID", "Nee.", "No.")));
    services.say(Topic.BOOKINGS, services.booked(2, UUID.randomUUID()));
    parked(Topic.ORDERS, 3, Document.SALE);
    services.heard();

    for (int order = 1; order <= 3; order++) {
      owner
          .asking()
          .post(RETRY, id, order)
          .then()
          .statusCode(409)
          .contentType("application/problem+json")
          .body("code", equalTo("NOTHING_TO_RETRY"));
    }
    owner.asking().post(RETRY, id, 9).then().statusCode(404).body("code", equalTo("ORDER_UNKNOWN"));
    owner
        .asking()
        .post(RETRY + "?refund=5", id, 2)
        .then()
        .statusCode(404)
        .body("code", equalTo("DOCUMENT_UNKNOWN"));
    assertThat(TownResource.INVOICES.calls(id)).isEmpty();
  }

  @Test
  void theServicesOwnNoIsPassedOn() {
    parked(Topic.BOOKINGS, 1, Document.SALE);
    services.heard();

    answers(TownResource.INVOICES, "/1/retry?refund=0", 409);
    owner.asking().post(RETRY, id, 1).then().statusCode(409);
    answers(TownResource.INVOICES, "/1/retry?refund=0", 404);
    owner.asking().post(RETRY, id, 1).then().statusCode(404);
    answers(TownResource.INVOICES, "/1/retry?refund=0", 500);
    owner.asking().post(RETRY, id, 1).then().statusCode(503).body("code", equalTo("TRY_LATER"));
  }

  @Test
  void onlyTheOwnerOfAWorkingConnectionMayTry() {
    parked(Topic.BOOKINGS, 1, Document.SALE);
    services.heard();
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));

    second.asking().post(RETRY, id, 1).then().statusCode(404);
    operator.asking().post(RETRY, id, 1).then().statusCode(403);
    owner.asking().post("/api/connections/{id}/pause", id).then().statusCode(200);
    owner
        .asking()
        .post(RETRY, id, 1)
        .then()
        .statusCode(409)
        .body("code", equalTo("CONNECTION_NOT_WORKING"));
    assertThat(TownResource.INVOICES.calls(id)).isEmpty();
  }

  private void parked(Topic topic, long orderId, Document document) {
    services.say(
        topic,
        new OrderParked(services.order(orderId), document, BigDecimal.TEN, List.of(REFUSED)));
  }

  private void answers(Colleague colleague, String path, int status) {
    colleague.answers(call(path), status, "");
  }

  private String call(String path) {
    return "POST /internal/connections/" + id + "/orders" + path;
  }
}
