package nl.koppeling.connection.wizard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThan;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.ExplainedOrder;
import nl.koppeling.connection.town.SandboxResource;
import nl.koppeling.connection.town.Services;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Browsers;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner looks for orders in a real browser, sees them move by themselves, and helps one on. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
class OrdersWalkTest {

  private static final Reason NO_LEDGER =
      new Reason(
          "LEDGER_INVALID",
          "Er is geen grootboekrekening gekozen voor verzendkosten met btw 9 %. Kies die in de instellingen en probeer opnieuw.",
          "No ledger account is chosen for shipping in VAT band 9 %. Choose one in the settings and try again.",
          Map.of("field", "SHIPPING.LOW"));
  private static final Reason NO_SPLIT =
      Reason.of(
          "REFUND_WITHOUT_SPLIT",
          "De terugbetaling noemt geen regels en de order heeft twee btw-tarieven.",
          "The refund names no lines and the order has two VAT rates.");

  private static Browsers browsers;

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Services services;
  private String id;
  private String board;

  @BeforeAll
  static void aBrowserStarts() {
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000); // a busy machine is no fault
    browsers = Browsers.start();
  }

  @AfterAll
  static void theBrowserStops() {
    if (browsers != null) {
      browsers.close();
    }
  }

  @BeforeEach
  void aWorkingConnectionWithOrders() {
    String shop = "s" + UUID.randomUUID().toString().substring(0, 8);
    JsonPath made = admin("woocommerce/shops", Map.of("name", shop));
    JsonPath books = admin("snelstart/administrations", Map.of("name", shop));
    id = activated(made, books.getString("koppelsleutel"));
    board = SandboxResource.web() + "/app/connections/" + id;
    topics = new Topics(brokers);
    services = new Services(topics, database, id);
    orders();
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void inDutch() {
    try (Walk walk = new Walk(browsers.browser(), "orders-nl", "nl-NL", SandboxResource.web())) {
      Page page = walk.page();
      signIn(page);
      page.navigate(board);
      says(page, ".pace", "is verwerkt");
      says(page, ".days", "De laatste 31 dagen");
      page.click("summary:has-text('cijfers per dag')");
      walk.look("board");
      page.click(".count a:has-text('Wacht op u')");
      says(page, "caption", "Gevonden orders");
      says(page, "tbody", "N8");
      walk.look("list-parked");
      page.click("text=Alles tonen");
      says(page, "caption", "Alle orders");
      walk.look("list");
      page.fill("#amount", "veel");
      page.click("button:has-text('Zoeken')");
      says(page, ".note.bad", "kan niet worden gezocht");
      walk.look("list-refused");
      page.fill("#amount", "9999,99");
      page.click("button:has-text('Zoeken')");
      says(page, ".empty", "Niets gevonden");
      walk.look("list-nothing");

      page.navigate(board + "/orders/7");
      says(page, "h1", "Order N7");
      says(page, "main", "Het klopt:");
      page.click("summary:has-text('Waarom deze btw?')");
      walk.look("order-booked-and-refunded");
      SandboxResource.INVOICES.answers(booking(9), 500, "");
      page.navigate(board + "/orders/9");
      says(page, "main", "is nu niet op te halen");
      says(page, ".consent", "naar verhouding");
      walk.look("order-refund-asks-for-consent");
      aParkedOrderIsHelpedOn(walk);
    }
  }

  private void aParkedOrderIsHelpedOn(Walk walk) {
    Page page = walk.page();
    page.navigate(board + "/orders/8");
    says(page, ".cause", "geen grootboekrekening");
    walk.look("order-parked");
    page.click("a:has-text('Instelling aanpassen')");
    PlaywrightAssertions.assertThat(page.locator("[id='ledger.SHIPPING.LOW']")).isInViewport();
    page.click("main form button");
    says(page, "h1", "Wachtten op deze instellingen");
    says(page, "tbody", "N8");
    walk.look("waited-for-settings");
    SandboxResource.INVOICES.answers(
        "POST /internal/connections/" + id + "/orders/8/retry?refund=0", 202, "");
    page.click("button:has-text('Alle opnieuw proberen')");
    says(page, ".note.good", "1 opnieuw geprobeerd");

    page.navigate(board + "/orders/8");
    SandboxResource.INVOICES.answers(
        "POST /internal/connections/" + id + "/orders/8/closure?refund=0", 202, "");
    page.click("summary:has-text('Elders geboekt')");
    walk.look("order-closing");
    page.check("input[name=sure]");
    page.click("button:has-text('Afsluiten')");
    says(page, ".note.good", "u boekt dit zelf");
    services.say(
        Topic.BOOKINGS,
        new OrderSkipped(
            services.order(8),
            Document.SALE,
            new BigDecimal("10.00"),
            OrderSkipped.BOOKED_ELSEWHERE));
    says(page, ".badge", "Overgeslagen"); // without loading the page again
    walk.look("order-booked-elsewhere");
  }

  @Test
  void inEnglish() {
    try (Walk walk = new Walk(browsers.browser(), "orders-en", "en-GB", SandboxResource.web())) {
      Page page = walk.page();
      signIn(page);
      page.navigate(board);
      says(page, ".pace", "is processed");
      walk.look("board");
      page.navigate(board + "/orders");
      says(page, "caption", "All orders");
      walk.look("list");
      page.navigate(board + "/orders/7");
      says(page, "main", "It adds up:");
      walk.look("order-booked-and-refunded");
      page.navigate(board + "/orders/8");
      says(page, ".cause", "No ledger account");
      page.click("summary:has-text('Booked elsewhere')");
      walk.look("order-parked");
      page.navigate(board + "/orders/9");
      says(page, ".consent", "in proportion");
      walk.look("order-refund-asks-for-consent");
    }
  }

  @Test
  void pagesFollowWhatHappensWhileSomebodyLooks() {
    try (Walk walk = new Walk(browsers.browser(), "orders-live", "nl-NL", SandboxResource.web())) {
      Page page = walk.page();
      signIn(page);
      List<String> asked = new ArrayList<>();
      page.onRequest(request -> pulse(request).ifPresent(asked::add));
      page.navigate(board + "/orders");
      says(page, "tbody", "N8");
      page.evaluate("window.notLoadedAgain = true");

      services.say(Topic.BOOKINGS, services.booked(77, UUID.randomUUID()));

      says(page, "tbody", "N77");
      says(page, "[role=status]", "Deze pagina is bijgewerkt.");
      assertThat(page.evaluate("window.notLoadedAgain")).isEqualTo(true);

      page.evaluate(
          "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });"
              + "document.dispatchEvent(new Event('visibilitychange'))");
      page.waitForTimeout(6_000); // a question that was under way is answered
      int before = asked.size();
      page.waitForTimeout(12_000);
      assertThat(asked).hasSize(before);
      page.evaluate(
          "delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
      page.waitForCondition(() -> asked.size() > before);
    }
  }

  private static Optional<String> pulse(Request request) {
    return Optional.of(request.url()).filter(url -> url.contains("/pulse"));
  }

  /** 7: booked, paid and refunded; 8: parked; 9: booked, its refund waits for consent. */
  private void orders() {
    services.say(Topic.ORDERS, services.completed(7));
    services.say(Topic.LINKED_ORDERS, parked(6, Document.SALE, NO_LEDGER));
    services.say(Topic.BOOKINGS, services.booked(7, UUID.randomUUID()));
    settled(7, "WEB-7", "121.00", Document.SALE);
    services.say(
        Topic.ORDERS,
        new OrderRefunded(
            services.order(7),
            Lane.LIVE,
            88,
            new BigDecimal("12.10"),
            Instant.parse("2026-11-25T10:00:00Z")));
    services.say(
        Topic.BOOKINGS,
        new OrderBooked(
            services.order(7),
            Document.creditFor(88),
            "WEB-7-C88",
            UUID.randomUUID(),
            new BigDecimal("-12.10"),
            new BigDecimal("-2.10"),
            LocalDate.of(2026, 11, 25)));
    settled(7, "WEB-7-C88", "-12.10", Document.creditFor(88));
    services.say(Topic.ORDERS, services.completed(8));
    services.say(Topic.BOOKINGS, parked(8, Document.SALE, NO_LEDGER));
    services.say(Topic.BOOKINGS, services.booked(9, UUID.randomUUID()));
    services.say(Topic.BOOKINGS, parked(9, Document.creditFor(91), NO_SPLIT));
    services.say(
        Topic.BOOKINGS,
        new OrderSkipped(
            services.order(6),
            Document.SALE,
            new BigDecimal("10.00"),
            OrderSkipped.BOOKED_ELSEWHERE));
    services.heard();
    String ledger =
        asking()
            .get("/api/connections/{id}", id)
            .then()
            .extract()
            .path("settings.ledgers[0].ledgerId");
    for (int order : List.of(7, 9)) {
      SandboxResource.INVOICES.answers(
          booking(order),
          200,
          ExplainedOrder.sale(id, order).replace("a0000000-0000-4000-8000-000000008000", ledger));
    }
  }

  private String booking(long order) {
    return "GET /internal/connections/" + id + "/orders/" + order + "/booking";
  }

  private OrderParked parked(long order, Document document, Reason reason) {
    return new OrderParked(
        services.order(order), document, new BigDecimal("10.00"), List.of(reason));
  }

  private void settled(long order, String number, String amount, Document document) {
    services.say(
        Topic.BOOKINGS,
        new OrderSettled(
            services.order(order),
            document,
            number,
            Optional.of(UUID.randomUUID()),
            new BigDecimal(amount)));
  }

  private static void signIn(Page page) {
    page.navigate(SandboxResource.web() + "/app/connections");
    page.fill("#username", "owner");
    page.fill("#password", "owner");
    page.click("#kc-login");
  }

  private String activated(JsonPath made, String couplingKey) {
    String opened =
        asking()
            .body(
                Map.of(
                    "shopHome", made.getString("home"),
                    "consumerKey", made.getString("consumerKey"),
                    "consumerSecret", made.getString("consumerSecret"),
                    "snelstartKey", couplingKey))
            .post("/api/connections")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Map<String, Object> proposal =
        asking().post("/api/connections/{id}/proof", opened).then().extract().path("proposal");
    asking()
        .body(Map.of("settings", proposal))
        .put("/api/connections/{id}/settings", opened)
        .then()
        .statusCode(200);
    asking().post("/api/connections/{id}/activation", opened).then().statusCode(200);
    return opened;
  }

  private static JsonPath admin(String path, Object body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post(SandboxResource.base() + "/__admin/" + path)
        .then()
        .statusCode(lessThan(300))
        .extract()
        .jsonPath();
  }

  private RequestSpecification asking() {
    return given().auth().oauth2(new Tokens(realm).ofUser("owner")).contentType(ContentType.JSON);
  }

  /** Waits until it does. */
  private static void says(Page page, String where, String text) {
    PlaywrightAssertions.assertThat(page.locator(where).first()).containsText(text);
  }
}
