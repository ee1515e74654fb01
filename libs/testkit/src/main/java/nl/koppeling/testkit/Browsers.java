package nl.koppeling.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real browser: the one that {@code koppeling.browser} or {@code KOPPELING_BROWSER} names, else a
 * Chromium or Chrome at a usual place, else the one Playwright downloads by itself. None at all is
 * a failure: what was not walked was not tested. Who uses it has Playwright among its own
 * dependencies.
 */
public final class Browsers implements AutoCloseable {

  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium");

  private final Playwright playwright;
  private final Browser browser;

  private Browsers(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it; fails when there is none. */
  public static Browsers start() {
    Optional<Path> installed = installed();
    Playwright.CreateOptions options = new Playwright.CreateOptions();
    if (installed.isPresent()) {
      options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    }
    try {
      Playwright playwright = Playwright.create(options);
      BrowserType.LaunchOptions launch =
          new BrowserType.LaunchOptions()
              .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
      installed.ifPresent(launch::setExecutablePath);
      return new Browsers(playwright, playwright.chromium().launch(launch));
    } catch (PlaywrightException e) {
      throw new IllegalStateException(
          "No browser for the pages' tests. Install Chromium or Chrome, or name one in KOPPELING_BROWSER"
              + " (or -Dkoppeling.browser=...); Playwright could not download one either.",
          e);
    }
  }

  private static Optional<Path> installed() {
    String named =
        Optional.ofNullable(System.getProperty("koppeling.browser"))
            .orElseGet(() -> System.getenv().getOrDefault("KOPPELING_BROWSER", ""));
    return Stream.concat(Stream.of(named), USUAL.stream())
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
