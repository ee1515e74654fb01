package nl.koppeling.connection.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.ExplainedOrder;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.OrderSkipped;
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

/** The page of one order and its buttons, without a browser's screen. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class OrderPageTest {

  private static final Reason UNPAID = Reason.of("NOT_PAID", "Nog niet betaald.", "Not paid yet.");
  private static final Reason NO_LEDGER =
      new Reason(
          "LEDGER_INVALID",
          "Er is geen rekening gekozen.",
          "No account is chosen.",
          Map.of("field", "SHIPPING.LOW"));
  private static final Reason NO_SPLIT =
      Reason.of("REFUND_WITHOUT_SPLIT", "Zonder regels.", "Without lines.");

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @TestHTTPResource("/")
  URI base;

  private Topics topics;
  private Owner api;
  private Services services;
  private String id;
  private String list;
  private Surfer owner;

  @BeforeEach
  void aWorkingConnection() {
    topics = new Topics(brokers);
    api = new Owner(new Tokens(realm).ofUser("owner"));
    id = api.active();
    services = new Services(topics, database, id);
    list = "/app/connections/" + id + "/orders";
    owner = surfer().signIn("owner");
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aBookedOrderTellsItsStoryAndExplainsEachLine() {
    services.say(
        Topic.ORDERS, new OrderWaiting(services.order(7), new BigDecimal("121.00"), UNPAID));
    services.say(Topic.ORDERS, services.completed(7));
    services.say(Topic.BOOKINGS, services.booked(7, UUID.randomUUID()));
    services.say(
        Topic.BOOKINGS,
        new OrderSettled(
            services.order(7),
            Document.SALE,
            "WEB-7",
            Optional.of(UUID.randomUUID()),
            new BigDecimal("121.00")));
    services.heard();
    explained(7, 200, ExplainedOrder.sale(id, 7));

    String page = owner.get(list + "/7").body();

    assertThat(page)
        .contains("Order N7", "Geboekt en betaald", "WEB-7", "waarvan btw €\u00a021,00")
        .contains("wp-admin/admin.php?page=wc-orders&amp;action=edit&amp;id=7")
        .contains("8000 Omzet hoog", "2 × Mok: in de winkel €\u00a090,00, plus €\u00a018,90 btw")
        .contains("line_items[id=7].total", "Rekening voor producten, 21 %.")
        .contains("Het klopt: €\u00a0100,00 plus €\u00a021,00 btw is €\u00a0121,00.")
        .contains("Nog niet te boeken", "Nog niet betaald.", "Geboekt in SnelStart als WEB-7.")
        .contains("Levering in Nederland.", "Verkoop in Nederland.")
        .contains("a0000000-0000-4000-8000-0000000099ff") // an account without a name
        .doesNotContain("OrderWaiting", "OrderBooked", "/retry", "/closure");
  }

  @Test
  void whatDoesNotAddUpIsSaid() {
    services.say(Topic.BOOKINGS, services.booked(7, UUID.randomUUID()));
    services.heard();
    explained(7, 200, ExplainedOrder.sale(id, 7).replace("\"net\": 10.00", "\"net\": 11.00"));

    assertThat(owner.get(list + "/7").body()).contains("tellen niet op tot het totaal");
  }

  @Test
  void withoutTheInvoiceServiceThePageStillStandsAndSaysSo() {
    services.say(Topic.BOOKINGS, services.booked(7, UUID.randomUUID()));
    services.heard();
    explained(7, 500, "");

    HttpResponse<String> answer = owner.get(list + "/7");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Order N7", "uitleg van de boeking is nu niet op te halen");
    explained(7, 404, "");
    assertThat(owner.get(list + "/7").body()).doesNotContain("niet op te halen");
  }

  @Test
  void aParkedOrderHasItsCauseItsRemedyAndItsButtons() {
    parked(Topic.BOOKINGS, 8, Document.SALE, NO_LEDGER);
    TownResource.INVOICES.answers(post(8, "retry?refund=0"), 202, "");

    String page = owner.get(list + "/8").body();

    assertThat(page)
        .contains("Er is geen rekening gekozen.", "Pas de instellingen van de koppeling aan")
        .contains("/setup/books#ledger.SHIPPING.LOW", list + "/8/retry", list + "/8/closure");
    HttpResponse<String> tried = press(8, "retry", Map.of("refund", "0"));
    assertThat(tried.headers().firstValue("Location").orElseThrow()).endsWith("/8?done=retry");
    assertThat(owner.follow(tried).body()).contains("We proberen het opnieuw.");
    assertThat(TownResource.INVOICES.calls(id)).contains(post(8, "retry?refund=0"));
  }

  @Test
  void theOwnerTakesABookingOverWhereItIsParked() {
    parked(Topic.BOOKINGS, 8, Document.SALE, NO_LEDGER);
    parked(Topic.LINKED_ORDERS, 9, Document.SALE, NO_LEDGER);
    parked(Topic.ORDERS, 10, Document.SALE, NO_LEDGER);
    TownResource.INVOICES.answers(post(8, "closure?refund=0"), 202, "");
    TownResource.CUSTOMERS.answers(post(9, "closure?refund=0"), 202, "");
    TownResource.INGEST.answers(post(10, "closure?refund=0"), 202, "");

    for (int order = 8; order <= 10; order++) {
      HttpResponse<String> said = press(order, "closure", Map.of("refund", "0", "sure", "yes"));
      assertThat(said.statusCode()).isEqualTo(303);
      assertThat(owner.follow(said).body()).contains("u boekt dit zelf");
    }

    assertThat(TownResource.INVOICES.calls(id)).contains(post(8, "closure?refund=0"));
    assertThat(TownResource.CUSTOMERS.calls(id)).contains(post(9, "closure?refund=0"));
    assertThat(TownResource.INGEST.calls(id)).contains(post(10, "closure?refund=0"));
    api.asking()
        .get("/api/connections/{id}/audit", id)
        .then()
        .statusCode(200)
        .body(
            "findAll { it.deed == 'BOOKED_ELSEWHERE' }.about",
            org.hamcrest.Matchers.contains("order 10", "order 9", "order 8"));
  }

  @Test
  void withoutTheTickNothingHappens() {
    parked(Topic.BOOKINGS, 8, Document.SALE, NO_LEDGER);

    HttpResponse<String> said = press(8, "closure", Map.of("refund", "0"));

    assertThat(said.statusCode()).isEqualTo(422);
    assertThat(said.body()).contains("Er is niets gebeurd");
    assertThat(TownResource.INVOICES.calls(id)).doesNotContain(post(8, "closure?refund=0"));
  }

  @Test
  void whatWasTakenOverIsDoneAndStaysSo() {
    parked(Topic.BOOKINGS, 8, Document.SALE, NO_LEDGER);
    services.say(
        Topic.BOOKINGS,
        new OrderSkipped(
            services.order(8), Document.SALE, BigDecimal.TEN, OrderSkipped.BOOKED_ELSEWHERE));
    services.heard();

    assertThat(owner.get(list + "/8").body())
        .contains("Overgeslagen", "U boekt dit zelf in SnelStart", "Afgesloten: u boekt dit zelf.")
        .doesNotContain("/retry", "/closure");
    api.asking().post("/api/connections/{id}/orders/8/retry", id).then().statusCode(409);
    api.asking().post("/api/connections/{id}/orders/8/closure", id).then().statusCode(202);
    assertThat(TownResource.INVOICES.calls(id)).doesNotContain(post(8, "closure?refund=0"));
    api.asking()
        .get("/api/connections/{id}/statements/2026-11", id)
        .then()
        .statusCode(200)
        .body("sales.skipped.documents", org.hamcrest.Matchers.equalTo(1))
        .body("differences.kind", org.hamcrest.Matchers.contains("BOOKED_ELSEWHERE"));
  }

  @Test
  void overRestATakenOverDocumentIsPassedOnOrRefused() {
    parked(Topic.BOOKINGS, 8, Document.creditFor(88), NO_SPLIT);
    services.say(Topic.BOOKINGS, services.booked(7, UUID.randomUUID()));
    parked(Topic.BOOKINGS, 9, Document.SALE, Reason.of("UNRESOLVED", "Onduidelijk.", "Unclear."));
    TownResource.INVOICES.answers(post(8, "closure?refund=88"), 202, "");
    String closure = "/api/connections/{id}/orders/{order}/closure";

    api.asking().post(closure + "?refund=88", id, 8).then().statusCode(202);
    for (int order : List.of(7, 9)) {
      api.asking()
          .post(closure, id, order)
          .then()
          .statusCode(409)
          .body("code", org.hamcrest.Matchers.equalTo("NOT_CLOSABLE"));
    }
    TownResource.INVOICES.answers(post(8, "closure?refund=88"), 409, "");
    api.asking().post(closure + "?refund=88", id, 8).then().statusCode(409);
    TownResource.INVOICES.answers(post(8, "closure?refund=88"), 500, "");
    api.asking().post(closure + "?refund=88", id, 8).then().statusCode(503);
    api.asking().post(closure, id, 99).then().statusCode(404);
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    second.asking().post(closure + "?refund=88", id, 8).then().statusCode(404);
    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));
    operator.asking().post(closure + "?refund=88", id, 8).then().statusCode(403);
  }

  @Test
  void consentIsASettingFromThenOnAndTheRefundIsTriedAgain() {
    services.say(Topic.BOOKINGS, services.booked(7, UUID.randomUUID()));
    parked(Topic.BOOKINGS, 7, Document.creditFor(88), NO_SPLIT);
    TownResource.INVOICES.answers(post(7, "retry?refund=88"), 202, "");
    assertThat(owner.get(list + "/7").body()).contains("verdelen over de tarieven", "/7/consent");

    HttpResponse<String> agreed = press(7, "consent", Map.of("refund", "88"));

    assertThat(agreed.statusCode()).isEqualTo(303);
    assertThat(TownResource.INVOICES.calls(id)).contains(post(7, "retry?refund=88"));
    api.get(id).then().body("settings.choices.refundsProRata", org.hamcrest.Matchers.equalTo(true));
    api.asking()
        .get("/api/connections/{id}/audit", id)
        .then()
        .body("deed[1]", org.hamcrest.Matchers.equalTo("SETTINGS_CHANGED"))
        .body("changes[1].field", org.hamcrest.Matchers.contains("choices.refundsProRata"));
    assertThat(press(7, "consent", Map.of("refund", "0")).statusCode()).isEqualTo(409);
  }

  @Test
  void afterSettingsAreSavedAllThatWaitedForThemIsOfferedToBeTriedAgain() {
    parked(Topic.BOOKINGS, 8, Document.SALE, NO_LEDGER);
    parked(Topic.BOOKINGS, 9, Document.SALE, NO_LEDGER);
    parked(Topic.BOOKINGS, 10, Document.SALE, Reason.of("PERIOD_CLOSED", "Dicht.", "Closed."));
    TownResource.INVOICES.answers(post(8, "retry?refund=0"), 202, "");
    TownResource.INVOICES.answers(post(9, "retry?refund=0"), 409, "");

    String again = owner.get(list + "/again").body();
    HttpResponse<String> tried = owner.fillIn(list + "/again", list + "/again", Map.of());

    assertThat(again).contains("N8", "N9").doesNotContain("N10");
    assertThat(tried.body()).contains("1 opnieuw geprobeerd", "1 konden niet");
    assertThat(TownResource.INVOICES.calls(id))
        .contains(post(8, "retry?refund=0"), post(9, "retry?refund=0"))
        .doesNotContain(post(10, "retry?refund=0"));
  }

  @Test
  void itIsTheOwnersOnlyAndItsFormsAreGuarded() {
    parked(Topic.BOOKINGS, 8, Document.SALE, NO_LEDGER);
    Surfer second = surfer().signIn("second");
    Surfer operator = surfer().signIn("operator");

    assertThat(second.get(list + "/8").statusCode()).isEqualTo(404);
    assertThat(second.get(list + "/again").statusCode()).isEqualTo(404);
    for (String what : List.of("retry", "consent", "closure")) {
      Map<String, String> fields = Map.of("refund", "0", "sure", "yes");
      String action = list + "/8/" + what;
      assertThat(second.fillIn("/app/connections/new", action, fields).statusCode()).isEqualTo(404);
      assertThat(owner.post(action, fields).statusCode()).isEqualTo(403);
    }
    assertThat(operator.get(list + "/8").body())
        .contains("Er is geen rekening gekozen.")
        .doesNotContain("/retry", "/closure");
    assertThat(owner.get(list + "/99").statusCode()).isEqualTo(404);
    assertThat(owner.get(list + "/x").statusCode()).isEqualTo(404);
    assertThat(TownResource.INVOICES.calls(id)).noneMatch(call -> call.startsWith("POST"));
  }

  private void parked(Topic topic, long orderId, Document document, Reason reason) {
    services.say(
        topic, new OrderParked(services.order(orderId), document, BigDecimal.TEN, List.of(reason)));
    services.heard();
  }

  private void explained(long orderId, int status, String body) {
    TownResource.INVOICES.answers(
        "GET /internal/connections/" + id + "/orders/" + orderId + "/booking", status, body);
  }

  private HttpResponse<String> press(long orderId, String what, Map<String, String> fields) {
    return owner.fillIn(
        "/app/connections/" + id + "/settings", list + "/" + orderId + "/" + what, fields);
  }

  private String post(long orderId, String what) {
    return "POST /internal/connections/" + id + "/orders/" + orderId + "/" + what;
  }

  private Surfer surfer() {
    return new Surfer("http://127.0.0.1:" + base.getPort());
  }
}
