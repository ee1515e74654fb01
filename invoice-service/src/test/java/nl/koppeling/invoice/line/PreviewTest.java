package nl.koppeling.invoice.line;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would be booked is what is booked afterwards, and asking leaves no trace. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class PreviewTest {

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private final List<LedgerRule> ledgers = Scene.ledgers();
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
  void whatIsForetoldIsWhatIsBookedAfterwardsAndAskingLeavesNoTrace() throws IOException {
    OrderRefunded refund = scene.refund(1, 88, "60.50", "50.00", "10.50");

    JsonNode order = foretold(settings(BookingSettings.Choices.USUAL), scene.linked(1), refund);

    assertThat(order.path("documents").findValuesAsText("outcome"))
        .containsExactly("BOOKED", "BOOKED");
    assertThat(scene.books().calls()).containsExactly("GET /btwtarieven");
    assertThat(
            scene.number(
                "select count(*) from posting where connection_id = ?", scene.connectionId))
        .isZero();
    assertThat(
            scene.number(
                "select count(*) from vat_rates where administration_id = ?",
                scene.administrationId))
        .isZero();
    assertThat(
            scene.number(
                "select count(*) from connection_copy where connection_id = ?", scene.connectionId))
        .isZero();

    scene.connected(settings(BookingSettings.Choices.USUAL));
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    scene.say("orders.v1", refund);
    scene.becomes(1, 88, "SETTLED");
    JsonNode booked = Books.JSON.readTree(explained(1).asString()).path("documents");
    for (int i = 0; i < 2; i++) {
      assertThat(withoutState(order.path("documents").path(i).path("booking")))
          .isEqualTo(withoutState(booked.path(i)));
    }
  }

  @Test
  void whatThePlannerWouldParkIsForetoldAsParked() throws IOException {
    CustomerLinked onDelivery =
        scene.linked(2, "100.00", "21.00", "cod", Instant.parse("2026-03-02T10:05:00Z"));
    CustomerLinked odd =
        scene.linked(3, "100.00", "21.01", "ideal", Instant.parse("2026-03-02T10:05:00Z"), 9, "DE");

    assertThat(document(onDelivery).path("outcome").asText()).isEqualTo("PARKED");
    assertThat(document(onDelivery).at("/reasons/0/code").asText())
        .isEqualTo("CASH_ON_DELIVERY_UNDECIDED");
    assertThat(document(odd).path("outcome").asText()).isEqualTo("PARKED");
    assertThat(document(odd).path("booking").isNull()).isTrue();
  }

  @Test
  void aSalesOrderIsForetoldAsOne() throws IOException {
    BookingSettings.Choices usual = BookingSettings.Choices.USUAL;
    BookingSettings.Choices orders =
        new BookingSettings.Choices(
            false,
            false,
            false,
            Optional.empty(),
            usual.guests(),
            BookingSettings.Choices.Form.SALES_ORDER,
            Optional.of(Scene.TEMPLATE));

    JsonNode order = foretold(settings(orders), scene.selling(4, "MOK-1"));

    assertThat(order.at("/documents/0/outcome").asText()).isEqualTo("ORDERED");
    assertThat(scene.books().calls()).allMatch(call -> call.startsWith("GET "));
  }

  @Test
  void anAdministrationThatDoesNotAnswerIsSaidToBeAway() {
    scene.fails("GET /btwtarieven", Fault.HTML_502_BEFORE_COMMIT);

    assertThat(ask(service(), scene.connectionId).statusCode()).isEqualTo(502);
    assertThat(ask(service(), scene.connectionId).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyAServiceMayAsk() {
    assertThat(ask("", scene.connectionId).statusCode()).isEqualTo(401);
    assertThat(ask(new Tokens(realm).ofUser("owner"), scene.connectionId).statusCode())
        .isEqualTo(403);
    assertThat(ask(service(), UUID.randomUUID()).statusCode()).isEqualTo(400);
  }

  private JsonNode document(CustomerLinked sale) throws IOException {
    return foretold(settings(BookingSettings.Choices.USUAL), sale).at("/documents/0");
  }

  private JsonNode foretold(BookingSettings settings, CustomerLinked sale, OrderRefunded... refunds)
      throws IOException {
    Response answer = ask(service(), scene.connectionId, settings, sale, List.of(refunds));
    assertThat(answer.statusCode()).isEqualTo(200);
    return Books.JSON.readTree(answer.asString()).get(0);
  }

  private Response ask(String token, UUID id) {
    return ask(token, id, settings(BookingSettings.Choices.USUAL), scene.linked(1), List.of());
  }

  private Response ask(
      String token,
      UUID id,
      BookingSettings settings,
      CustomerLinked sale,
      List<OrderRefunded> refunds) {
    return given()
        .header("Authorization", token.isEmpty() ? "" : "Bearer " + token)
        .contentType("application/json")
        .body(
            EventCodec.write(
                Map.of(
                    "connection",
                    scene.untold(ConnectionChanged.Status.PAUSED, settings),
                    "bearer",
                    "token-" + scene.connectionId,
                    "orders",
                    List.of(Map.of("sale", sale, "refunds", refunds)))))
        .post("/internal/connections/" + id + "/foretellings");
  }

  private Response explained(long orderId) {
    return given()
        .auth()
        .oauth2(service())
        .get("/internal/connections/" + scene.connectionId + "/orders/" + orderId + "/booking");
  }

  private String service() {
    return new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET);
  }

  private BookingSettings settings(BookingSettings.Choices choices) {
    return new BookingSettings(
        "W-",
        14,
        ledgers,
        List.of(new JournalRule("mollie_wc_gateway_ideal", Scene.JOURNAL)),
        Optional.empty(),
        Optional.empty(),
        BookingSettings.Taxation.DUTCH,
        choices,
        List.of());
  }

  private static JsonNode withoutState(JsonNode document) {
    return ((ObjectNode) document.deepCopy()).without("state");
  }
}
