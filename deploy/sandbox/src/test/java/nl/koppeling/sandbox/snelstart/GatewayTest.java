package nl.koppeling.sandbox.snelstart;

import static io.restassured.RestAssured.given;
import static nl.koppeling.sandbox.snelstart.Bodies.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class GatewayTest {

  private static final String SETTINGS = "/__admin/snelstart/settings";
  private static final String API = "/snelstart/v2";

  @AfterEach
  void backToProductionLimits() {
    Books.clearFaults();
    settings(of("perMinute", 500, "perHour", 5000, "concurrent", 50));
  }

  private static void settings(Map<String, Object> change) {
    given().contentType(ContentType.JSON).body(change).put(SETTINGS).then().statusCode(200);
  }

  @Test
  void asksForTheSubscriptionKeyBeforeAnythingElse() {
    Response missing = given().get(API + "/nergens");
    Response wrong = given().header("Ocp-Apim-Subscription-Key", "x").get(API + "/nergens");

    assertThat(missing.statusCode()).isEqualTo(401);
    assertThat(missing.jsonPath().getInt("statusCode")).isEqualTo(401);
    assertThat(missing.jsonPath().getString("message")).contains("missing subscription key");
    assertThat(wrong.jsonPath().getString("message")).contains("invalid subscription key");
  }

  @Test
  void takesTheSubscriptionKeyFromTheQueryToo() {
    Books books = Books.fresh();

    Response answer =
        given()
            .header("Authorization", "Bearer " + books.token())
            .queryParam("subscription-key", Books.SUBSCRIPTION_KEY)
            .get(API + "/companyInfo");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void countsBeforeItLooksAtTheBearer() {
    Books books = Books.fresh();
    settings(of("perMinute", 1));
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(200);

    Response answer = books.get("/companyInfo");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(answer.jsonPath().getString("message")).startsWith("Rate limit is exceeded.");
  }

  @Test
  void countsTheHourAsWell() {
    Books books = Books.fresh();
    settings(of("perHour", 1));
    books.get("/companyInfo");

    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(429);
  }

  @Test
  void countsPerAdministration() {
    Books one = Books.fresh();
    Books two = Books.fresh();
    settings(of("perMinute", 1));

    assertThat(one.get("/companyInfo").statusCode()).isEqualTo(200);
    assertThat(two.get("/companyInfo").statusCode()).isEqualTo(200);
    assertThat(one.get("/companyInfo").statusCode()).isEqualTo(429);
  }

  @Test
  void asksForTheBearerBeforeTheRoute() {
    Response answer =
        given().header("Ocp-Apim-Subscription-Key", Books.SUBSCRIPTION_KEY).get(API + "/nergens");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.jsonPath().getString("statusCode")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Bearer kapot", "Basic x", "Bearer a.b.c", "bearer"})
  void refusesOtherBearers(String header) {
    given()
        .header("Ocp-Apim-Subscription-Key", Books.SUBSCRIPTION_KEY)
        .header("Authorization", header)
        .get(API + "/companyInfo")
        .then()
        .statusCode(401);
  }

  @Test
  void refusesABearerThatWasTamperedWith() {
    Books books = Books.fresh();
    String[] part = books.token().split("\\.");
    String forged = part[0] + "." + part[1] + "x." + part[2];

    given()
        .header("Ocp-Apim-Subscription-Key", Books.SUBSCRIPTION_KEY)
        .header("Authorization", "Bearer " + forged)
        .get(API + "/companyInfo")
        .then()
        .statusCode(401);
  }

  @Test
  void asksForTheScopeBeforeTheBody() {
    Books full = Books.fresh();
    full.admin(of("scopes", "relaties:read settings:read"));
    String token = Books.grant(full.key()).jsonPath().getString("access_token");

    given()
        .header("Ocp-Apim-Subscription-Key", Books.SUBSCRIPTION_KEY)
        .header("Authorization", "Bearer " + token)
        .body("{kapot")
        .post(API + "/relaties")
        .then()
        .statusCode(403);
  }

  @Test
  void answersUnknownRoutesWithAMessage() {
    Response answer = Books.fresh().post("/nergens", "{kapot");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.jsonPath().getString("Message")).isNotBlank();
  }

  @Test
  void readsTheBodyBeforeTheRules() {
    Response answer = Books.fresh().post("/relaties", "{kapot");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getMap("modelState")).isNotEmpty();
  }

  @Test
  void tokensExpire() {
    Books books = Books.fresh();
    assertThat(books.get("/echo/hallo").asString()).isEqualTo("\"hallo\"");
    String later = Instant.now().plusSeconds(3600).toString();
    try {
      settings(of("now", later));
      assertThat(books.get("/echo/hallo").statusCode()).isEqualTo(401);
    } finally {
      settings(of("now", Instant.now().toString()));
    }
  }

  @Test
  void administrationsDoNotSeeEachOther() {
    Books one = Books.fresh();
    Books two = Books.fresh();
    String customer = one.customer();

    assertThat(two.get("/relaties/" + customer).statusCode()).isEqualTo(404);
    assertThat(two.filter("/relaties", "Relatiecode gt 0").jsonPath().getList("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/inkoopfacturen,200",
    "/offertes,200",
    "/btwaangiftes,200",
    "/prijsafspraken,200",
    "/actieprijzen,200",
    "/artikelen/prijsafspraken,200",
    "/rapportages/kolommenbalans,200",
    "/vatratedefinitions,200",
    "/authorization/HasUserAccessToAdministration,200",
    "/vatrates/DEU,200",
    "/vatrates/XXX,404",
    "/landen/1a000000-0000-4000-8000-000000000528,200",
    "/relaties/geen-guid,404",
  })
  void answersTheRestOfTheCatalogue(String path, int status) {
    assertThat(Books.fresh().get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void journalsCallsWithoutBodiesOrQueries() {
    Books books = Books.fresh();
    String customer = books.customer();
    books.filter("/relaties", "Email eq 'geheim@example.com'");
    books.get("/relaties/" + customer);

    Response calls = given().get("/__admin/snelstart/calls");

    assertThat(calls.jsonPath().getInt("administrations.'" + books.id() + "'.'GET /relaties/{id}'"))
        .isEqualTo(1);
    assertThat(calls.asString()).contains("/relaties/" + customer).doesNotContain("geheim");
    assertThat(calls.jsonPath().getList("last").size()).isLessThanOrEqualTo(1000);
  }

  @Test
  void echoesAnything() {
    assertThat(Books.fresh().call().get("/echo/{text}", "a b+c/é").asString())
        .isEqualTo("\"a b+c/é\"");
  }

  @Test
  void unknownAdministrationsAreNotFoundByTheAdminApi() {
    given().get("/__admin/snelstart/administrations/" + UUID.randomUUID()).then().statusCode(404);
  }
}
