package nl.koppeling.connection.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import nl.koppeling.connection.town.BookedYear;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year at a glance, on the page and over the API. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class YearPageTest {

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  private Owner owner;
  private String id;

  @BeforeEach
  void aYear() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
    TownResource.INVOICES.answers(
        "GET /internal/connections/" + id + "/oversight?year=2025", 200, BookedYear.YEAR);
  }

  @Test
  void quartersAddUpAndWhatStandsOutIsSaid() {
    String page = surfer().signIn("owner").get(page("2025")).body().replace("\u00a0", " ");

    assertThat(page)
        .contains("De verkopen kwamen op 91 %.", "Alle verzendkosten droegen het hoge tarief.")
        .contains("Kwartaal 1 van 2025", "Kwartaal 2 van 2025")
        .doesNotContain("Kwartaal 3")
        .contains("€ 90,00", "€ 18,90", "€ 108,90")
        .contains("€ 100,00", "€ 19,80", "€ 119,80")
        .contains("Duitsland", "1007")
        .contains("TRIANGULAR, SPLIT", "Onbekend")
        .contains("Van 2 documenten");
    assertThat(page.indexOf("hoog tarief")).isLessThan(page.indexOf("laag tarief"));
  }

  @Test
  void theApiGivesTheFiguresOfEveryDay() {
    owner
        .asking()
        .get("/api/connections/{id}/years/2025", id)
        .then()
        .statusCode(200)
        .body("ossThreshold.percent", equalTo(91))
        .body("days.size()", equalTo(5))
        .body("quarters[0].evidenceFor[0]", equalTo("1007"));
    owner.asking().get("/api/connections/{id}/years/1999", id).then().statusCode(400);
  }

  @Test
  void whileTheInvoiceServiceIsAwayTheOwnerIsToldSo() {
    TownResource.INVOICES.answers(
        "GET /internal/connections/" + id + "/oversight?year=2024", 500, "");

    HttpResponse<String> answer = surfer().signIn("owner").get(page("2024"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("antwoordt nu niet");
  }

  @Test
  void itIsTheOwnersOnly() {
    assertThat(surfer().signIn("second").get(page("2025")).statusCode()).isEqualTo(404);
    new Owner(new Tokens(realm).ofUser("second"))
        .asking()
        .get("/api/connections/{id}/years/2025", id)
        .then()
        .statusCode(404);
    assertThat(TownResource.INVOICES.calls(id)).isEmpty();
  }

  private String page(String year) {
    return "/app/connections/" + id + "/years/" + year;
  }

  private Surfer surfer() {
    return new Surfer("http://127.0.0.1:" + base.getPort());
  }
}
