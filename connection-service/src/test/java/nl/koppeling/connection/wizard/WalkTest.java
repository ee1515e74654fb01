package nl.koppeling.connection.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Base64;
import java.util.UUID;
import nl.koppeling.connection.town.ChangedOrder;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Foretelling;
import nl.koppeling.connection.town.SandboxResource;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Browsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole way of an owner in a real browser, against the sandbox: from the front door to a
 * connection that is switched on, in Dutch with one click at the shop and at SnelStart, in English
 * with typed keys.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(SandboxResource.class)
class WalkTest {

  private static Browsers browsers;

  @Inject AgroalDataSource database;
  @Inject Seals seals;

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
  void snelStartKnowsOurAddress() {
    RestAssured.given()
        .contentType("application/json")
        .body("{\"activationWebhookUrl\":\"" + SandboxResource.activationHook() + "\"}")
        .put(SandboxResource.base() + "/__admin/snelstart/settings")
        .then()
        .statusCode(200);
  }

  @Test
  void fromRegisteringToSwitchedOnInDutchWithinTwelveClicks() throws SQLException {
    try (Walk walk = new Walk(browsers.browser(), "nl", "nl-NL", SandboxResource.web())) {
      Page page = walk.page();
      page.navigate(walk.web() + "/");
      walk.look("home");
      walk.click(".hero .button");
      register(page);
      says(page, "h1", "Uw koppelingen");
      walk.look("no-connections");

      int before = walk.clicks();
      walk.click("main .button");
      walk.look("which-shop");
      page.fill("#shop", SandboxResource.shop());
      walk.click("main form button");
      says(page, "h1", "De winkel is gevonden");
      walk.look("shop-found");
      walk.click("button:has-text('Naar mijn winkel')");
      walk.click("#approve");
      says(page, "h1", "Welke orders wilt u meenemen?");
      says(page, "main", "samen €");
      whatADateMeansIsShownBeforeItIsChosen(walk);
      walk.click("text=Alle orders die er zijn");
      walk.click("button:has-text('Opslaan en verder')");
      says(page, "h1", "Uw administratie in SnelStart");
      walk.look("administration");
      walk.click("button:has-text('Naar SnelStart')");
      page.check("input[value='c0000000-0000-4000-8000-000000000001']");
      walk.click("button");
      says(page, "h1", "Is dit uw administratie?");
      says(page, "main", "Demo Webwinkel");
      walk.look("administration-found");
      walk.click("button:has-text('Ja, dit is de goede')");
      says(page, "h1", "Zo worden orders geboekt");
      walk.look("books");
      refusalsAreShownAtTheirField(walk);
      lastOrdersAreForetold(page);
      walk.click("button:has-text('Opslaan en verder')");
      says(page, "h1", "Zo komen uw orders in de boeken");
      says(page, "main", "Jansen BV wordt een nieuwe klant in SnelStart");
      says(page, "main", "8000 Omzet hoog");
      says(page, "main", "De btw is niet zeker");
      walk.look("preview");
      page.click("summary:has-text('Creditfactuur')");
      walk.look("preview-credit");
      assertThat(walk.clicks() - before).isLessThanOrEqualTo(10); // the button here is the eleventh
      walk.click("a:has-text('Eerst alles in het kort')");
      says(page, "h1", "Klaar om aan te zetten");
      walk.look("switch-on");
      walk.click("main form button");
      says(page, ".badge", "Actief");
      walk.look("board");
      assertThat(walk.clicks() - before).isLessThanOrEqualTo(12);

      ordersAndReasonsAreShown(walk);
      earlierOrdersAreShown(walk);
      whatChangedIsDecidedOn(walk);
      goingBackShowsWhatWasChosen(walk);
      leave(walk);
    }
  }

  private void lastOrdersAreForetold(Page page) throws SQLException {
    UUID id = setUp(page);
    new Foretelling(seals, id, Database.wrappedKey(database, id))
        .answeredBy(SandboxResource.INGEST, SandboxResource.CUSTOMERS, SandboxResource.INVOICES);
  }

  /** Reads and judges for a while, shows the journal as it would be, and then books. */
  private void looksAlongFirst(Walk walk) throws SQLException {
    Page page = walk.page();
    UUID id = setUp(page);
    page.click("button:has-text('First only look along')");
    says(page, "main", "The journal cannot be shown now");
    walk.look("shadow-away");
    Foretelling foretelling = new Foretelling(seals, id, Database.wrappedKey(database, id));
    foretelling.heldBack(SandboxResource.INGEST, YearMonth.now(Figures.AMSTERDAM), 777);
    foretelling.answeredBy(
        SandboxResource.INGEST, SandboxResource.CUSTOMERS, SandboxResource.INVOICES);
    page.click("main .actions .button");
    says(page, "h1", "The journal as it would be");
    says(page, "main", "777 orders");
    says(page, "main", "That is too many for one look");
    says(page, "main", "8000 Omzet hoog");
    walk.look("shadow");
    page.navigate(walk.web() + "/app/connections/" + id);
    says(page, ".badge", "Looking along");
    walk.look("board-shadow");
    page.click("a:has-text('or switch on')");
    page.check("input[value='day']");
    page.click("button:has-text('Switch on and book')");
  }

  private static void nothingToForetell(Page page) {
    SandboxResource.INGEST.answers(
        "POST /internal/connections/" + setUp(page) + "/last-orders", 200, "[]");
  }

  /** The connection whose set-up a page belongs to. */
  private static UUID setUp(Page page) {
    return UUID.fromString(page.url().split("/connections/")[1].split("/")[0]);
  }

  /** Does not count as the owner's clicks. */
  private static void whatADateMeansIsShownBeforeItIsChosen(Walk walk) {
    Page page = walk.page();
    page.fill("#date", "2026-09-01");
    page.click("button[name='show']");
    says(page, ".choice [role='status']", "afgeronde orders, samen €");
    assertThat(page.inputValue("#date")).isEqualTo("2026-09-01");
    assertThat(page.isChecked("#start-date")).isTrue();
    walk.look("start");
  }

  /** Does not count as the owner's clicks. */
  private static void refusalsAreShownAtTheirField(Walk walk) {
    Page page = walk.page();
    String prefix = page.inputValue("#invoicePrefix");
    page.fill("#invoicePrefix", "te lang!");
    page.click("main form button");
    says(page, ".note.bad", "Wat er mis is staat bij het veld");
    assertThat(page.inputValue("#invoicePrefix")).isEqualTo("te lang!");
    PlaywrightAssertions.assertThat(page.locator("#invoicePrefix"))
        .hasAttribute("aria-invalid", "true");
    walk.look("books-refused");
    page.fill("#invoicePrefix", prefix);
  }

  /** What a shop calls its orders is text, whatever is in it. */
  private void ordersAndReasonsAreShown(Walk walk) throws SQLException {
    Page page = walk.page();
    UUID id = UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
    Database.order(database, id, 1001, "1001", "SETTLED", "");
    Database.order(
        database,
        id,
        1002,
        "<img src=x onerror=alert(1)>",
        "PARKED",
        "Het btw-tarief van deze order is onbekend. Kijk de order na in de winkel.");
    page.reload();
    says(page, "tbody", "DEMO-1001");
    says(page, "tbody", "<img src=x onerror=alert(1)>");
    says(page, "tbody", "Het btw-tarief van deze order is onbekend.");
    says(page, "tbody", "€\u00a01.249,95");
    walk.look("board-with-orders");
  }

  /** Does not count as the owner's clicks. */
  private void earlierOrdersAreShown(Walk walk) throws SQLException {
    Page page = walk.page();
    UUID id = UUID.fromString(page.url().substring(page.url().lastIndexOf('/') + 1));
    Database.earlierOrders(database, id, "RUNNING", 1_200, 480);
    page.reload();
    says(page, ".backfill", "480 van 1.200 verwerkt (40%); klaar rond");
    page.click(".backfill summary");
    walk.look("board-with-earlier-orders");
    Database.earlierOrders(database, id, "PAUSED", 1_200, 480);
    page.reload();
    says(page, ".backfill", "Gepauzeerd");
    says(page, ".backfill", "Nieuwe orders gaan gewoon door.");
    walk.look("board-with-earlier-orders-paused");
    Database.earlierOrders(database, id, "DONE", 1_200, 1_200);
    page.reload();
    says(page, ".backfill", "Klaar");
  }

  private static void whatChangedIsDecidedOn(Walk walk) {
    Page page = walk.page();
    String board = page.url();
    String calls = "/internal/connections/" + board.substring(board.lastIndexOf('/') + 1);
    UUID change = UUID.randomUUID();
    SandboxResource.INVOICES.answers("GET " + calls + "/changes", 200, ChangedOrder.open(change));
    page.click("a[href$='/changes']");
    says(page, "h1", "Gewijzigd na het boeken");
    says(page, ".facts", "€\u00a060,50, waarvan btw €\u00a010,50");
    walk.look("changes");

    SandboxResource.INVOICES.answers(
        "GET " + calls + "/changes", 200, ChangedOrder.accepted(change));
    SandboxResource.INVOICES.answers(
        "POST " + calls + "/changes/" + change + "/acceptance", 202, "{}");
    page.click("button:has-text('Correctie boeken')");
    says(page, ".badge", "Gecorrigeerd");
    walk.look("changes-accepted");
    page.navigate(board);
  }

  private static void goingBackShowsWhatWasChosen(Walk walk) {
    Page page = walk.page();
    String board = page.url();
    page.navigate(board + "/setup/shop");
    says(page, "h1", "De winkel is gekoppeld");
    walk.look("shop-connected");
    page.navigate(board + "/setup/administration");
    walk.look("administration-confirmed");
    page.navigate(board + "/setup/books");
    PlaywrightAssertions.assertThat(page.locator("#invoicePrefix")).isEditable(readOnly());
    walk.look("books-working");
    page.navigate(walk.web() + "/app/connections");
    walk.look("connections");
    page.navigate(walk.web() + "/app/connections/" + UUID.randomUUID());
    says(page, "h1", "Niet gevonden");
    walk.look("not-found");
    page.navigate(board);
  }

  private static com.microsoft.playwright.assertions.LocatorAssertions.IsEditableOptions
      readOnly() {
    return new com.microsoft.playwright.assertions.LocatorAssertions.IsEditableOptions()
        .setEditable(false);
  }

  private static void leave(Walk walk) {
    Page page = walk.page();
    page.click(".tabs a[href$='/settings']");
    page.click("a[href$='/settings/leave']");
    walk.look("leaving");
    page.check("input[name=sure]");
    page.click("button:has-text('Definitief verwijderen')");
    says(page, "h1", "De koppeling is verwijderd");
    walk.look("left");
    page.click("main a.button");
    says(page, "h1", "Uw koppelingen");
    says(page, "main", "U heeft nog geen winkel gekoppeld");
  }

  @Test
  void inEnglishWithTypedKeysAndAPastedKey() throws IOException, SQLException {
    JsonNode shop = freshShop();
    try (Walk walk = new Walk(browsers.browser(), "en", "en-GB", SandboxResource.web())) {
      Page page = walk.page();
      page.navigate(walk.web() + "/app/connections/new");
      page.fill("#username", "second");
      page.fill("#password", "second");
      page.click("#kc-login");
      says(page, "h1", "Which shop do you want to connect?");
      walk.look("which-shop");
      page.fill("#shop", "http://127.0.0.1:1/nothing");
      page.click("main form button");
      says(page, ".note.bad", "The shop does not answer");
      walk.look("shop-unreachable");
      page.fill("#shop", shop.path("home").asText());
      page.click("main form button");
      says(page, "h1", "The shop was found");

      page.click("summary:has-text('Rather enter keys yourself')");
      page.fill("#consumerKey", "ck_wrong");
      page.fill("#consumerSecret", "cs_wrong");
      page.click("button:has-text('Try and store the keys')");
      says(page, ".note.bad", "refuses its secret");
      walk.look("shop-key-refused");
      page.click("summary:has-text('Rather enter keys yourself')");
      page.fill("#consumerKey", shop.path("consumerKey").asText());
      page.fill("#consumerSecret", shop.path("consumerSecret").asText());
      page.click("button:has-text('Try and store the keys')");
      says(page, "h1", "Which orders do you want to take along?");
      walk.look("start");
      page.click("button:has-text('Save and go on')");

      page.click("summary:has-text('Paste a coupling key')");
      page.fill(
          "#key",
          Base64.getEncoder()
              .encodeToString("tweede:tweede-secret-1".getBytes(StandardCharsets.UTF_8)));
      page.click("form[action$='/administration/key'] button");
      says(page, "main", "Tweede Webwinkel");
      walk.look("administration-found");
      page.click("button:has-text('Yes, this is the right one')");
      says(page, "h1", "How orders are booked");
      walk.look("books");
      page.click("button:has-text('Save and go on')");
      says(page, "main", "Your last orders cannot be shown now");
      walk.look("preview-away");
      nothingToForetell(page);
      page.click("main .actions .button");
      says(page, "main", "no completed or refunded orders yet");
      walk.look("preview-none");
      page.click("a:has-text('Everything in short first')");
      says(page, "h1", "Ready to switch on");
      walk.look("switch-on");
      looksAlongFirst(walk);
      says(page, ".badge", "Active");
      walk.look("board");
      page.click("text=Nederlands");
      says(page, ".badge", "Actief");
    }
  }

  private static JsonNode freshShop() throws IOException {
    String made =
        RestAssured.given()
            .contentType("application/json")
            .body("{\"name\":\"walk" + UUID.randomUUID().toString().substring(0, 6) + "\"}")
            .post(SandboxResource.base() + "/__admin/woocommerce/shops")
            .asString();
    return new ObjectMapper().readTree(made);
  }

  private static void register(Page page) {
    page.click("a[href*='registration']");
    page.fill("#email", "kim" + UUID.randomUUID().toString().substring(0, 8) + "@winkel.test");
    page.fill("#password", "een-lang-wachtwoord");
    page.fill("#password-confirm", "een-lang-wachtwoord");
    page.fill("#firstName", "Kim");
    page.fill("#lastName", "de Vries");
    page.click("input[type=submit]");
  }

  private static void says(Page page, String where, String text) {
    PlaywrightAssertions.assertThat(page.locator(where).first()).containsText(text);
  }
}
