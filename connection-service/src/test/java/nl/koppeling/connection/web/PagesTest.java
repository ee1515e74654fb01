package nl.koppeling.connection.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in, form protection, headers, languages and error pages, without a browser's screen. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class PagesTest {

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  @Test
  void theApiAnswersWithoutATokenWith401AndNeverWithARedirect() {
    given()
        .redirects()
        .follow(false)
        .get("/api/connections")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"));
  }

  @Test
  void aPageSendsAStrangerToSignInWithPkce() {
    given()
        .redirects()
        .follow(false)
        .get("/app/connections")
        .then()
        .statusCode(302)
        .header("Location", startsWith(realm))
        .header("Location", containsString("code_challenge_method=S256"));
  }

  @Test
  void whoSignsInIsWhereHeWasGoingAndIsOutAfterSigningOut() {
    Surfer owner = surfer().signIn("owner");

    assertThat(owner.get("/app/connections").statusCode()).isEqualTo(200);
    HttpResponse<String> out = owner.get("/app/sign-out");
    assertThat(out.statusCode()).isEqualTo(302);
    assertThat(out.headers().firstValue("Location").orElseThrow())
        .startsWith(realm + "/protocol/openid-connect/logout");
    owner.follow(out);
    assertThat(owner.get("/app/connections").statusCode()).isEqualTo(302);
  }

  @Test
  void aSessionIsNoKeyToTheApi() {
    Surfer owner = surfer().signIn("owner");

    assertThat(owner.get("/api/connections").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/app/connections", "/assets/koppeling.css", "/api/connections"})
  void everyAnswerHasTheHeadersThatKeepOthersOut(String path) {
    given()
        .redirects()
        .follow(false)
        .get(path)
        .then()
        .header(
            "Content-Security-Policy",
            equalTo(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src"
                    + " 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"))
        .header("X-Frame-Options", equalTo("DENY"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Referrer-Policy", equalTo("same-origin"));
  }

  @Test
  void pagesAreKeptByNoCacheAndHoldNoScriptOfTheirOwn() {
    HttpResponse<String> page = surfer().signIn("owner").get("/app/connections/new");

    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body())
        .doesNotContain("<script>", "style=", "onclick", "javascript:", "http://", "https://");
  }

  @Test
  void aFormWithoutItsTokenIsRefusedAndChangesNothing() {
    Owner known = new Owner(new Tokens(realm).ofUser("owner"));
    String id = known.active();
    Surfer owner = surfer().signIn("owner");
    owner.get("/app/connections/" + id);
    String path = "/app/connections/" + id + "/settings/pause";

    assertThat(owner.post(path, Map.of()).statusCode()).isEqualTo(403);
    assertThat(owner.post(path, Map.of("formToken", "x".repeat(43))).statusCode()).isEqualTo(403);

    known.get(id).then().body("state", equalTo("ACTIVE"));
    assertThat(owner.fillIn("/app/connections/" + id + "/settings", path, Map.of()).statusCode())
        .isEqualTo(303);
    known.get(id).then().body("state", equalTo("PAUSED"));
  }

  @Test
  void anotherPersonsTokenIsNoTokenEvenWithItsCookiePlanted() {
    Surfer attacker = surfer().signIn("second");
    String token = attacker.token("/app/connections/new");
    Surfer owner = surfer().signIn("owner");
    owner.get("/app/connections/new");
    owner.cookie(Visits.BROWSER, attacker.cookie(Visits.BROWSER));
    assertThat(owner.cookie(Visits.BROWSER)).isEqualTo(attacker.cookie(Visits.BROWSER));

    assertThat(
            owner
                .post("/app/connections/new", Map.of("shop", "x.nl", "formToken", token))
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/doctor",
        "/statements",
        "/statements/2026-11",
        "/statements/2026-11/csv",
        "/settings",
        "/settings/audit",
        "/settings/export",
        "/settings/leave",
        "/setup",
        "/setup/shop",
        "/setup/shop/back?success=1&user_id=x",
        "/setup/start",
        "/setup/administration",
        "/setup/administration/arrived",
        "/setup/administration/state",
        "/setup/books",
        "/setup/switch-on"
      })
  void anotherOwnersConnectionHasNoPages(String page) {
    String foreign = new Owner(new Tokens(realm).ofUser("owner")).active();
    Surfer second = surfer().signIn("second");

    HttpResponse<String> answer = second.get("/app/connections/" + foreign + page);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("Deze koppeling bestaat niet")
        .contains("<html lang=\"nl\">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/doctor",
        "/settings/notifications",
        "/settings/pause",
        "/settings/resume",
        "/settings/leave",
        "/setup/shop/address",
        "/setup/shop/approval",
        "/setup/shop/keys",
        "/setup/start",
        "/setup/administration/activation",
        "/setup/administration/key",
        "/setup/administration/confirmation",
        "/setup/administration/other",
        "/setup/books",
        "/setup/switch-on"
      })
  void anotherOwnersConnectionTakesNoForms(String action) {
    Owner known = new Owner(new Tokens(realm).ofUser("owner"));
    String foreign = known.active();
    String before = known.get(foreign).asString();
    Surfer second = surfer().signIn("second");

    HttpResponse<String> answer =
        second.fillIn(
            "/app/connections/new",
            "/app/connections/" + foreign + action,
            Map.ofEntries(
                Map.entry("sure", "yes"),
                Map.entry("start", "none"),
                Map.entry("shop", TownResource.TOWN.shopHome(known.shop)),
                Map.entry("consumerKey", known.consumerKey),
                Map.entry("consumerSecret", known.consumerSecret),
                Map.entry("key", known.snelstartKey),
                Map.entry("paymentTermDays", "14")));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(known.get(foreign).asString()).isEqualTo(before);
  }

  @Test
  void theListShowsOnesOwnOnly() {
    Owner known = new Owner(new Tokens(realm).ofUser("owner"));
    known.active();

    assertThat(surfer().signIn("owner").get("/app/connections").body()).contains(known.shop);
    assertThat(surfer().signIn("second").get("/app/connections").body()).doesNotContain(known.shop);
  }

  @Test
  void anUnknownPageIsSaidInTheHousesLookWithoutAWordOfTheProgram() {
    Surfer owner = surfer().signIn("owner");

    for (String path :
        new String[] {
          "/app/nothing", "/app/connections/" + UUID.randomUUID(), "/app/connections/no-uuid"
        }) {
      HttpResponse<String> answer = owner.get(path);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("text/html");
      assertThat(answer.body())
          .contains("Niet gevonden", "koppeling.css")
          .doesNotContain("Exception", "nl.koppeling", "RESTEASY", "at java");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'nl', '', nl",
    "'en-GB,nl;q=0.5', '', en",
    "'de,fr', '', nl",
    "'', '', nl",
    "'nl', 'en', en",
    "'en', 'nl', nl",
    "'en;q=0, nl', '', nl"
  })
  void dutchUnlessEnglishIsChosenOrPreferred(String accepted, String chosen, String shown) {
    given()
        .header("Accept-Language", accepted)
        .cookie(Visits.LANGUAGE, chosen)
        .get("/")
        .then()
        .statusCode(200)
        .body(containsString("<html lang=\"" + shown + "\">"));
  }

  @ParameterizedTest
  @CsvSource({
    "/app/connections, /app/connections",
    "//evil.test, /",
    "https://evil.test, /",
    "/\\evil.test, /",
    "/%2F/evil.test, /",
    "/a?b=//x, /"
  })
  void choosingALanguageLeadsNowhereElse(String back, String leads) {
    String location =
        given()
            .redirects()
            .follow(false)
            .queryParam("back", back)
            .get("/language/en")
            .then()
            .statusCode(303)
            .cookie(Visits.LANGUAGE, "en")
            .extract()
            .header("Location");

    assertThat(URI.create(location).getHost()).isIn(null, base.getHost());
    assertThat(URI.create(location).getPath()).isEqualTo(leads);
  }

  private Surfer surfer() {
    return new Surfer("http://127.0.0.1:" + base.getPort());
  }
}
