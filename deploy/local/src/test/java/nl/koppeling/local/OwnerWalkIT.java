package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import nl.koppeling.testkit.Browsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An owner in a real browser before the whole line: from signing in to the first booked order, in
 * at most twelve clicks and three minutes. The order shows up on a page that nobody loads again.
 */
class OwnerWalkIT {

  private static final int MOST_CLICKS = 12;
  private static final Duration MOST_TIME = Duration.ofMinutes(3);

  /** The orders that changed last, on the board. */
  private static final String LATEST = "table:has(#latest) tbody";

  private static Browsers browsers;

  private Page page;
  private int clicks;

  @BeforeAll
  static void aBrowserStarts() {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000); // a busy machine is no fault
    browsers = Browsers.start();
  }

  @AfterAll
  static void theBrowserStops() {
    if (browsers != null) {
      browsers.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nl-NL, wordt een nieuwe klant in SnelStart, Geboekt en betaald, De winkel meldt ze meteen",
    "en-GB, becomes a new customer in SnelStart, Booked and paid, The shop tells them at once"
  })
  void fromSigningInToTheFirstBookedOrder(
      String locale, String foretold, String booked, String watched) {
    World world = new World();
    world.place("eerder@klant.test");
    try (BrowserContext context =
        browsers
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(locale)
                    .setTimezoneId("Europe/Amsterdam"))) {
      context.setDefaultTimeout(60_000);
      page = context.newPage();
      signIn(world);
      Instant begun = Instant.now();

      connectTheShop(world);
      connectTheAdministration(world);
      click("main form .actions button"); // the ledgers as proposed
      says("main", foretold);
      photograph(locale, "preview");
      click("form[action$='/switch-on'] button");
      says("h1", world.shopName);
      world.connection = page.url().substring(page.url().lastIndexOf('/') + 1);
      long order = world.place("eerste@klant.test");
      says(LATEST, booked);
      Duration lasted = Duration.between(begun, Instant.now());

      says(LATEST, String.valueOf(order));
      photograph(locale, "booked");
      await("how the shop is watched is shown")
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> reloaded().contains(watched));
      assertThat(clicks).as("clicks").isLessThanOrEqualTo(MOST_CLICKS);
      assertThat(lasted).isLessThan(MOST_TIME);
      assertThat(world.books().bookings())
          .singleElement()
          .satisfies(b -> assertThat(b.open()).isZero());
      System.out.printf(
          "%s: signed in to first booked order in %d s and %d clicks%n",
          locale, lasted.toSeconds(), clicks);
    }
  }

  private void signIn(World world) {
    page.navigate(world.fleet.url(Service.CONNECTION) + "/app/connections/new");
    page.fill("#username", "owner");
    page.fill("#password", "owner");
    page.click("#kc-login");
  }

  private void connectTheShop(World world) {
    page.fill("#shop", world.shopHome);
    click("main form button");
    click("form[action$='/setup/shop/approval'] button");
    click("#approve");
    page.check("input[value='none']");
    click("main form .actions button:not([name])");
  }

  private void connectTheAdministration(World world) {
    click("form[action*='/setup/administration/'] button");
    page.check("input[value='" + world.administration + "']");
    click("button");
    says("main", world.shopName);
    click("form[action$='/setup/administration/confirmation'] button");
  }

  private String reloaded() {
    page.reload();
    return page.locator("main").textContent();
  }

  private void click(String selector) {
    clicks++;
    page.locator(selector).first().click();
  }

  /** Waits until it does. */
  private void says(String where, String text) {
    PlaywrightAssertions.assertThat(page.locator(where).first()).containsText(text);
  }

  private void photograph(String locale, String what) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", locale + "-" + what + ".png")));
  }
}
