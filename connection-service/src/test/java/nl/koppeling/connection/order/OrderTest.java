package nl.koppeling.connection.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSettled;
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

/** One order as its owner sees it. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class OrderTest {

  private static final String ORDER = "/api/connections/{id}/orders/{order}";
  private static final Reason UNPAID = Reason.of("NOT_PAID", "Nog niet betaald.", "Not paid yet.");
  private static final Reason MISMATCH =
      new Reason(
          "NET_TOTAL_MISMATCH",
          "Klopt niet.",
          "Does not add up.",
          Map.of("found", "99.00", "expected", "100.00"));

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
  void theWholeStoryOfABookedAndRefundedOrder() {
    UUID booking = UUID.randomUUID();
    services.say(
        Topic.ORDERS, new OrderWaiting(services.order(7), new BigDecimal("121.00"), UNPAID));
    services.say(Topic.ORDERS, services.completed(7));
    services.say(Topic.BOOKINGS, services.booked(7, booking));
    services.say(
        Topic.BOOKINGS,
        new OrderSettled(
            services.order(7),
            Document.SALE,
            "WEB-7",
            Optional.of(UUID.randomUUID()),
            new BigDecimal("121.00")));
    services.say(
        Topic.ORDERS,
        new OrderRefunded(
            services.order(7),
            Lane.LIVE,
            88,
            new BigDecimal("10.00"),
            Instant.parse("2026-11-25T09:00:00Z")));
    services.heard();

    owner
        .asking()
        .get(ORDER, id, 7)
        .then()
        .statusCode(200)
        .body("orderId", equalTo(7))
        .body("number", equalTo("N7"))
        .body(
            "shopLink",
            equalTo(
                TownResource.TOWN.shopHome(owner.shop)
                    + "/wp-admin/admin.php?page=wc-orders&action=edit&id=7"))
        .body("documents.document.refundId", equalTo(List.of(0, 88)))
        .body("documents.state", equalTo(List.of("SETTLED", "ACCEPTED")))
        .body("documents[0].invoiceNumber", equalTo("WEB-7"))
        .body("documents[0].bookingId", equalTo(booking.toString()))
        .body("documents[0].vat", equalTo(21.0f))
        .body("documents[0].day", equalTo("2026-11-24"))
        .body("documents[1].day", equalTo("2026-11-25"))
        .body("documents[1].total", equalTo(-10.0f))
        .body("documents.retry", equalTo(List.of(false, false)))
        .body(
            "history.event",
            equalTo(
                List.of(
                    "OrderWaiting",
                    "OrderCompleted",
                    "OrderBooked",
                    "OrderSettled",
                    "OrderRefunded")))
        .body(
            "history.station", equalTo(List.of("INGEST", "INGEST", "INVOICE", "INVOICE", "INGEST")))
        .body("history[0].at", equalTo("2026-11-24T10:00:01Z"))
        .body("history[0].facts.reasons[0].nl", equalTo("Nog niet betaald."))
        .body("history[2].facts.invoiceNumber", equalTo("WEB-7"))
        .body("history[2].facts.bookingId", equalTo(booking.toString()))
        .body("history[4].document.refundId", equalTo(88));
  }

  @Test
  void aParkedOrderNamesCauseFiguresRemedyAndButton() {
    services.say(
        Topic.BOOKINGS,
        new OrderParked(
            services.order(3), Document.SALE, new BigDecimal("5.00"), List.of(MISMATCH)));
    services.heard();

    owner
        .asking()
        .get(ORDER, id, 3)
        .then()
        .statusCode(200)
        .body("documents[0].state", equalTo("PARKED"))
        .body("documents[0].reasons[0].figures.found", equalTo("99.00"))
        .body("documents[0].remedies[0].code", equalTo("NET_TOTAL_MISMATCH"))
        .body("documents[0].remedies[0].action", equalTo("CORRECT_IN_SHOP"))
        .body("documents[0].remedies[0].nl", containsString("webshop"))
        .body("documents[0].retry", equalTo(true));
  }

  @Test
  void aTopicThatIsReplayedAddsNothing() throws SQLException {
    UUID first = services.say(Topic.ORDERS, services.completed(7));
    services.heard();
    Database.forgetInbox(database);

    services.say(Topic.ORDERS, services.completed(7), first, Instant.parse("2026-11-24T10:00:01Z"));
    services.heard();

    owner.asking().get(ORDER, id, 7).then().statusCode(200).body("history", hasSize(1));
  }

  @Test
  void somebodyElsesOrderDoesNotExist() {
    services.say(Topic.ORDERS, services.completed(7));
    services.heard();
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));
    String other = second.active();

    second.asking().get(ORDER, id, 7).then().statusCode(404);
    second.asking().get(ORDER, other, 7).then().statusCode(404);
    second.asking().get(ORDER + "/booking", id, 7).then().statusCode(404);
    operator.asking().get(ORDER, id, 7).then().statusCode(200);
    owner
        .asking()
        .get(ORDER, id, 8)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("ORDER_UNKNOWN"));
    assertThat(TownResource.INVOICES.calls(id)).isEmpty();
  }

  @Test
  void leavingDestroysTheHistory() throws SQLException {
    services.say(Topic.ORDERS, services.completed(7));
    services.heard();
    assertThat(Database.rows(database, "order_history", UUID.fromString(id))).isEqualTo(1);

    owner.asking().delete("/api/connections/{id}", id).then().statusCode(204);
    services.say(Topic.ORDERS, services.completed(8));
    services.heard();

    assertThat(Database.rows(database, "order_history", UUID.fromString(id))).isZero();
    owner.asking().get(ORDER, id, 7).then().statusCode(404);
  }

  @Test
  void theLinesAreExplainedByTheInvoiceService() {
    String call = "GET /internal/connections/" + id + "/orders/7/booking";
    TownResource.INVOICES.answers(
        call,
        200,
        """
        {"connectionId": "%s", "orderId": 7, "documents": [{"refundId": 0, "state": "Settled",
          "invoiceNumber": "WEB-7", "invoiceDate": "2026-11-24", "description": "N7", "total": 121.00,
          "totalVat": 21.00, "treatment": "DOMESTIC",
          "rows": [{"code": "P3", "nl": "Levering in Nederland.", "en": "Delivery in the Netherlands."}],
          "lines": [{"description": "Mok", "ledgerId": "a0000000-0000-4000-8000-000000008000",
            "ledgerNumber": 8000, "costCentre": null, "net": 100.00, "band": "HIGH",
            "bandName": {"nl": "21 %%", "en": "21 %%"}, "origin": null,
            "rule": {"current": true, "role": "PRODUCT", "band": "HIGH", "condition": null,
              "text": {"nl": "Rekening.", "en": "Account."}}, "later": 1}],
          "vat": [], "payments": []}]}
        """
            .formatted(id));

    owner
        .asking()
        .get(ORDER + "/booking", id, 7)
        .then()
        .statusCode(200)
        .body("documents[0].rows[0].code", equalTo("P3"))
        .body("documents[0].lines[0].ledgerNumber", equalTo(8000))
        .body("documents[0].lines[0].rule.text.nl", equalTo("Rekening."));

    TownResource.INVOICES.answers(call, 404, "");
    owner
        .asking()
        .get(ORDER + "/booking", id, 7)
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_COMPOSED"));
    TownResource.INVOICES.answers(call, 500, "<html>");
    owner
        .asking()
        .header("Accept-Language", "en")
        .get(ORDER + "/booking", id, 7)
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("60"))
        .body("code", equalTo("TRY_LATER"))
        .body("detail", containsString("Try again"));
  }
}
