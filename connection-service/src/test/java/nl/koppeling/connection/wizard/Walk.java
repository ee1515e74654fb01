package nl.koppeling.connection.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A person at a browser. Every page that is looked at is photographed at two widths, and has to be
 * without fault for axe-core in light and in dark, and without anything from elsewhere or a
 * complaint on the console.
 */
final class Walk implements AutoCloseable {

  private static final int DESK = 1200;
  private static final int PHONE = 360;

  private final String name;
  private final BrowserContext context;
  private final Page page;
  private final String web;
  private final List<String> complaints = new ArrayList<>();
  private int seen;
  private int clicks;

  Walk(Browser browser, String name, String locale, String web) {
    this.name = name;
    this.web = web;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(locale)
                .setTimezoneId("Europe/Amsterdam")
                .setViewportSize(DESK, 900));
    context.setDefaultTimeout(30_000);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // A form that was refused is answered with 422, which the browser mentions.
          boolean refused = message.text().contains("with a status of 4");
          if (message.type().equals("error") && page.url().startsWith(web) && !refused) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onRequest(
        request -> {
          boolean navigation = request.isNavigationRequest();
          if (page.url().startsWith(web) && !navigation && !request.url().startsWith(web)) {
            complaints.add(page.url() + " asked " + request.url());
          }
        });
  }

  Page page() {
    return page;
  }

  void click(String selector) {
    clicks++;
    page.click(selector);
  }

  int clicks() {
    return clicks;
  }

  /** Looks at the page we are on. */
  void look(String what) {
    seen++;
    String file = "%s-%02d-%s".formatted(name, seen, what);
    photograph(file, DESK);
    faultless(what);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    photograph(file + "-dark", DESK);
    faultless(what + " in dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(PHONE, 740);
    photograph(file + "-phone", PHONE);
    faultless(what + " on a phone");
    page.setViewportSize(320, 700);
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as(what + " at 320 pixels")
        .isEqualTo(320);
    page.setViewportSize(DESK, 900);
    assertThat(complaints).isEmpty();
  }

  private void photograph(String file, int width) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", file + ".png")));
    assertThat(page.viewportSize().width).isEqualTo(width);
  }

  private void faultless(String what) {
    List<String> violations =
        new AxeBuilder(page).analyze().getViolations().stream().map(Walk::text).toList();
    assertThat(violations).as(what + " at " + page.url()).isEmpty();
  }

  private static String text(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  String web() {
    return web;
  }

  @Override
  public void close() {
    context.close();
  }
}
