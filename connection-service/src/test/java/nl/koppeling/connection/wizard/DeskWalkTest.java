package nl.koppeling.connection.wizard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.lessThan;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.BookedYear;
import nl.koppeling.connection.town.PostOffice;
import nl.koppeling.connection.town.SandboxResource;
import nl.koppeling.connection.town.Services;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Browsers;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner at the desk in a real browser: check-up, statements, settings, log and the way out. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
@WithTestResource(PostOffice.class)
class DeskWalkTest {

  private static Browsers browsers;

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private String shop;
  private String id;

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
  void aWorkingConnection() {
    shop = "s" + UUID.randomUUID().toString().substring(0, 8);
    JsonPath made = admin("woocommerce/shops", Map.of("name", shop));
    JsonPath books = admin("snelstart/administrations", Map.of("name", shop));
    id = activated(made, books.getString("koppelsleutel"));
  }

  @Test
  void inDutch() {
    try (Walk walk = new Walk(browsers.browser(), "desk-nl", "nl-NL", SandboxResource.web())) {
      Page page = walk.page();
      signIn(walk, "owner");
      page.click(".tabs a[href$='/doctor']");
      says(page, "h1", "Controle van de koppeling");
      walk.look("checkup");
      page.click("button:has-text('Controle starten')");
      says(page, ".links", "Webhooks in de winkel");
      says(page, ".note", "er is iets dat beter kan");
      walk.look("checkup-warnings");
      fault("status-500");
      page.click("button:has-text('Nog een keer controleren')");
      says(page, ".links", "De winkel geeft een fout (500).");
      walk.look("checkup-faults");
      heal();

      november();
      page.click(".tabs a[href$='/statements']");
      says(page, ".months", "november 2026");
      walk.look("months");
      page.click(".months a[href$='/2026-11']");
      says(page, "h1", "Maandstaat november 2026");
      says(page, "main", "vragen aandacht");
      walk.look("statement");
      printed(walk, "desk-nl-statement");
      page.click("button:has-text('Nu teruglezen')");
      says(page, ".card:has(#readback-snelstart) .badge", "Verschilt");
      says(page, ".card:has(#readback-shop)", "niet meer in de winkel");
      walk.look("statement-read-back");
      year(walk);
      says(page, "h1", "Het jaar 2025");
      walk.look("year");

      page.click(".tabs a[href$='/settings']");
      says(page, "h1", "Instellingen");
      walk.look("settings");
      page.uncheck("input[name=ORDERS_PARKED]");
      page.click("button:has-text('Opslaan')");
      says(page, ".note.good", "Uw keuze is opgeslagen.");
      assertThat(page.isChecked("input[name=ORDERS_PARKED]")).isFalse();
      page.click("button:has-text('Pauzeren')");
      page.click("button:has-text('Hervatten')");
      somebodyIsInvited(walk);
      page.click("a[href$='/settings/audit']");
      says(page, "tbody", "Meldingen gewijzigd");
      page.click("details:has-text('Wat er wijzigde') >> nth=0");
      walk.look("log");
      page.goBack();
      page.click("a[href$='/settings/leave']");
      walk.look("leaving");
      page.check("input[name=sure]");
      page.click("button:has-text('Definitief verwijderen')");
      says(page, "h1", "De koppeling is verwijderd");
      walk.look("left");
    }
  }

  @Test
  void inEnglish() {
    try (Walk walk = new Walk(browsers.browser(), "desk-en", "en-GB", SandboxResource.web())) {
      Page page = walk.page();
      signIn(walk, "owner");
      page.click(".tabs a[href$='/doctor']");
      page.click("button:has-text('Begin the check-up')");
      says(page, ".links", "Webhooks in the shop");
      walk.look("checkup");
      november();
      page.click(".tabs a[href$='/statements']");
      says(page, "h1", "Monthly statements");
      walk.look("months");
      page.click(".months a[href$='/2026-11']");
      says(page, "h1", "Statement of November 2026");
      says(page, "main", "Belgium");
      walk.look("statement");
      printed(walk, "desk-en-statement");
      page.click("button:has-text('Read back now')");
      says(page, ".card:has(#readback-snelstart) .badge", "Differs");
      walk.look("statement-read-back");
      year(walk);
      says(page, "h1", "The year 2025");
      walk.look("year");
      page.click(".tabs a[href$='/settings']");
      walk.look("settings");
      page.click("a[href$='/settings/audit']");
      says(page, "tbody", "Switched on");
      walk.look("log");
      page.goBack();
      page.click("a[href$='/settings/leave']");
      says(page, "main", "Booking stops at once.");
      walk.look("leaving");
    }
  }

  private void year(Walk walk) {
    SandboxResource.INVOICES.answers(
        "GET /internal/connections/" + id + "/oversight?year=2025", 200, BookedYear.YEAR);
    walk.page().navigate(walk.web() + "/app/connections/" + id + "/years/2025");
  }

  private void somebodyIsInvited(Walk walk) {
    Page page = walk.page();
    page.click("a[href$='/settings/people']");
    says(page, "h1", "Eigenaren van deze koppeling");
    page.fill("#address", "second@example.nl");
    page.click("button:has-text('Uitnodiging versturen')");
    says(page, ".note.good", "De uitnodiging is verstuurd.");
    walk.look("people-invited");
    try (Walk invited = new Walk(browsers.browser(), "desk-invited", "en-GB", walk.web())) {
      Page other = invited.page();
      other.navigate(walk.web() + "/app/invitations/" + reference());
      other.fill("#username", "second");
      other.fill("#password", "second");
      other.click("#kc-login");
      says(other, "h1", "You are invited");
      invited.look("invitation");
      other.click("button:has-text('Accept the invitation')");
      says(other, "h1", shop);
    }
    page.navigate(page.url().replaceFirst("/people.*", "/people"));
    says(page, ".people", "second@example.nl");
    walk.look("people");
    page.click("button:has-text('Verwijderen')");
    says(page, "main", "owner@example.nl");
    PlaywrightAssertions.assertThat(page.locator("text=second@example.nl")).hasCount(0);
    page.click(".crumb a");
  }

  private static String reference() {
    String text = PostOffice.letters().getLast().text();
    return text.replaceAll("(?s).*/app/invitations/([A-Za-z0-9_-]{43}).*", "$1");
  }

  /** On paper there is the sheet and nothing to click, and it is as wide as the paper. */
  private static void printed(Walk walk, String file) {
    Page page = walk.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (String away : List.of(".top", ".tabs", ".crumb", ".actions", ".bottom")) {
      PlaywrightAssertions.assertThat(page.locator(away).first()).isHidden();
    }
    page.setViewportSize(688, 1000); // 182 mm, what A4 leaves between its margins
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(688);
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", file + "-print.png")));
    page.setViewportSize(1200, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    page.pdf(
        new Page.PdfOptions()
            .setPreferCSSPageSize(true)
            .setPath(Path.of("target", "screenshots", file + ".pdf")));
  }

  private void november() {
    try (Topics topics = new Topics(brokers)) {
      Services services = new Services(topics, database, id);
      services.say(Topic.ORDERS, services.completed(1));
      services.say(Topic.BOOKINGS, services.booked(1, UUID.randomUUID()));
      services.say(
          Topic.ORDERS,
          new OrderRefunded(
              services.order(1),
              Lane.LIVE,
              11,
              new BigDecimal("12.10"),
              Instant.parse("2026-11-25T10:00:00Z"),
              new BigDecimal("12.10"),
              List.of(
                  new OrderRefunded.Line(
                      OrderLine.Kind.PRODUCT,
                      1,
                      new BigDecimal("10.00"),
                      new BigDecimal("2.10"),
                      List.of(new OrderLine.LineTax(1, new BigDecimal("2.10")))))));
      services.say(
          Topic.ORDERS, services.completed(2, "50.00", "10.50", "BE", "2026-11-02T10:00:00Z"));
      services.say(
          Topic.BOOKINGS,
          new OrderParked(
              services.order(2),
              Document.SALE,
              new BigDecimal("60.50"),
              List.of(
                  Reason.of(
                      "NET_TOTAL_MISMATCH",
                      "De regels tellen niet op tot het bedrag van de bestelling. Kijk de bestelling na in de winkel.",
                      "The lines do not add up to the order's amount. Look at the order in the shop."))));
      services.say(
          Topic.BOOKINGS,
          new OrderSkipped(
              services.order(4),
              Document.SALE,
              new BigDecimal("9.00"),
              Reason.of("CANCELLED", "Geannuleerd.", "Cancelled.")));
      services.heard();
    }
  }

  private void signIn(Walk walk, String name) {
    Page page = walk.page();
    page.navigate(walk.web() + "/app/connections/" + id);
    page.fill("#username", name);
    page.fill("#password", name);
    page.click("#kc-login");
    says(page, "h1", shop);
  }

  private void fault(String kind) {
    admin("woocommerce/faults", Map.of("shop", shop, "kind", kind, "times", 0, "seconds", 60));
  }

  private static void heal() {
    given().delete(SandboxResource.base() + "/__admin/woocommerce/faults");
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
