package nl.koppeling.connection.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
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

  /** In the invoice service's form; the second quarter has a field that a later one may add. */
  static final String YEAR =
      """
      {"year": 2025, "documents": 31, "withoutFigures": 2,
       "ossThreshold": {"limit": 10000.00, "thisYear": 9150.00, "lastYear": 0.00, "percent": 91,
         "level": "90", "ossOn": false, "ossSince": null,
         "warning": {"warning": "W3", "code": "OSS_THRESHOLD",
           "nl": "De verkopen kwamen op 91 %.", "en": "Sales reached 91 %."}},
       "quarters": [
         {"quarter": 1, "shippingAllHigh": {"orders": 2, "amount": 0.24}, "couponSplit": {"orders": 0, "amount": 0.00},
          "evidenceFor": ["1007"], "roundedPerLine": 1, "roundedAtSubtotal": 0, "roundingMixed": false,
          "warnings": [{"warning": "W1", "code": "SHIPPING_ALL_HIGH",
            "nl": "Alle verzendkosten droegen het hoge tarief.", "en": "All shipping bore the high rate."}]},
         {"quarter": 2, "evidenceFor": [], "warnings": [], "later": true},
         {"quarter": 3, "evidenceFor": [], "warnings": []},
         {"quarter": 4, "evidenceFor": [], "warnings": []}],
       "months": [{"month": 3, "roundingResidual": {"orders": 0, "amount": 0.00}, "warning": null}],
       "days": [
         {"day": "2025-01-31", "treatment": "DOMESTIC", "country": "NL", "band": "LOW",
          "documents": 1, "net": 10.00, "vat": 0.90, "gross": 10.90},
         {"day": "2025-03-31", "treatment": "DOMESTIC", "country": "NL", "band": "HIGH",
          "documents": 2, "net": 100.00, "vat": 21.00, "gross": 121.00},
         {"day": "2025-02-01", "treatment": "DOMESTIC", "country": "NL", "band": "HIGH",
          "documents": 1, "net": -10.00, "vat": -2.10, "gross": -12.10},
         {"day": "2025-04-01", "treatment": "OSS", "country": "DE", "band": "OSS_STANDARD",
          "documents": 1, "net": 50.00, "vat": 9.50, "gross": 59.50},
         {"day": "2025-04-02", "treatment": "TRIANGULAR", "country": "", "band": "SPLIT",
          "documents": 1, "net": 1.00, "vat": 0.00, "gross": 1.00}]}
      """;

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
        "GET /internal/connections/" + id + "/oversight?year=2025", 200, YEAR);
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
