package nl.koppeling.connection.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.doctor.Diagnosis;
import nl.koppeling.connection.doctor.Finding;
import nl.koppeling.connection.doctor.Link;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.EventKeys;
import nl.koppeling.connection.lifecycle.Owners;
import nl.koppeling.connection.lifecycle.Particulars;
import nl.koppeling.connection.refusals.DoctorCode;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.Town;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.connection.web.Language;
import nl.koppeling.connection.web.Page;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The check-up as a page. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class CheckupPageTest {

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  private Owner owner;
  private String id;
  private String page;
  private Surfer surfer;

  @BeforeEach
  void aWorkingConnection() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
    page = "/app/connections/" + id + "/doctor";
    surfer = surfer().signIn("owner");
  }

  @Test
  void itIsExplainedBeforeAnythingIsTried() {
    int mints = TownResource.TOWN.mints(owner.snelstartKey);

    assertThat(surfer.get(page).body())
        .contains("Controle van de koppeling", "Er verandert niets", "Controle starten")
        .doesNotContain("Niet geprobeerd");
    assertThat(TownResource.TOWN.mints(owner.snelstartKey)).isEqualTo(mints);
  }

  @Test
  void whatIsWrongIsSaidAtItsLinkWithTheWayToMendIt() {
    owner.mood(Town.Mood.MAINTENANCE);

    HttpResponse<String> found = surfer.fillIn(page, page, Map.of());

    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(text(found))
        .contains("Antwoord van de winkel", "De winkel is in onderhoud.")
        .contains("Probeer het over een paar minuten opnieuw.", "Er is iets kapot.")
        .contains("Niet geprobeerd", "De administratie");
    assertThat(found.body()).contains("href=\"/app/connections/" + id + "/setup/shop\"");
  }

  @Test
  void askingAgainTooSoonIsAnsweredKindly() {
    assertThat(surfer.fillIn(page, page, Map.of()).statusCode()).isEqualTo(200);

    HttpResponse<String> again = surfer.fillIn(page, page, Map.of());

    assertThat(again.statusCode()).isEqualTo(429);
    assertThat(text(again)).contains(DoctorCode.EXAMINED_JUST_NOW.nl(), "Controle starten");
    assertThat(again.body()).contains("note info").doesNotContain("note bad");
  }

  @Test
  void anOperatorReadsAndDoesNotBeginOne() {
    Surfer operator = surfer().signIn("operator");

    HttpResponse<String> shown = operator.get(page);

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("Alleen een eigenaar").doesNotContain("<form");
    assertThat(operator.post(page, Map.of()).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(DoctorCode.class)
  void everyFailureStandsOnThePageWithItsOwnWords(DoctorCode code) {
    for (Language language : Language.values()) {
      Finding finding =
          new Finding(
              Link.SHOP_ANSWER,
              Link.SHOP_ANSWER.nl(),
              Link.SHOP_ANSWER.en(),
              Finding.Verdict.FAULT,
              code.wire(),
              "",
              code.nl(),
              code.en());

      String shown = rendered(language, finding);

      assertThat(shown).contains(language.pick(code.nl(), code.en()));
      for (DoctorCode other : DoctorCode.values()) {
        if (other != code) {
          assertThat(shown).doesNotContain(language.pick(other.nl(), other.en()));
        }
      }
    }
  }

  @Test
  void whatAShopCallsThingsIsText() {
    Finding finding =
        new Finding(
            Link.SETTINGS,
            "nl",
            "en",
            Finding.Verdict.FAULT,
            RefusalCode.SETTINGS_MISSING.wire(),
            "<img src=x onerror=alert(1)>",
            "Mis. Doe iets.",
            "Wrong. Do something.");

    assertThat(html(Language.NL, finding)).doesNotContain("<img src=x");
  }

  private static String rendered(Language language, Finding finding) {
    return plain(html(language, finding));
  }

  private static String html(Language language, Finding finding) {
    Connection connection =
        new Connection.Draft(
            new Particulars(
                UUID.randomUUID(),
                Owners.of("somebody"),
                new ShopAddress(
                    URI.create("https://winkel.test"),
                    URI.create("https://winkel.test/wp-json/wc/v3")),
                Instant.EPOCH,
                java.util.Set.of("completed"),
                EventKeys.DESTROYED,
                1,
                1));
    Page page = new Page(language, "Owner", "token", "/app");
    Diagnosis diagnosis = new Diagnosis(Instant.EPOCH, false, List.of(finding));
    return CheckupPage.Templates.checkup(
            page, Head.of(connection), true, Checkup.of(diagnosis, connection, page), null)
        .setAttribute("locale", language.locale())
        .render();
  }

  private static String text(HttpResponse<String> answer) {
    return plain(answer.body());
  }

  private static String plain(String html) {
    return html.replaceAll("<[^>]+>", "")
        .replace("&#39;", "'")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replaceAll("\\s+", " ");
  }

  private Surfer surfer() {
    return new Surfer("http://127.0.0.1:" + base.getPort());
  }
}
