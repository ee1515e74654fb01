package nl.koppeling.sandbox.snelstart;

import static io.restassured.RestAssured.given;
import static nl.koppeling.sandbox.snelstart.Bodies.of;
import static nl.koppeling.sandbox.snelstart.Books.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FaultsTest {

  private static final String SALES = "/verkoopboekingen";

  @AfterEach
  void clear() {
    Books.clearFaults();
  }

  private static Response book(Books books, String number) {
    return books.post(SALES, Bodies.sale(books.customer(), number));
  }

  private static int booked(Books books) {
    return books.summary().path("counts").path("bookings").asInt();
  }

  private static void strike(Books books, String kind) {
    books.fault(of("kind", kind, "method", "POST", "path", SALES, "seconds", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "commit-then-500, 500, 1",
    "commit-then-502-html, 502, 1",
    "commit-then-empty-200, 200, 1",
    "fail-500-before-commit, 500, 0",
    "slow, 201, 1",
    "too-many-requests, 429, 0",
    "429-burst, 429, 0",
    "unauthorized, 401, 0",
    "401-once, 401, 0",
    "expired-subscription-key, 401, 0",
  })
  void answersAsTheFaultSaysAndBooksOrNot(String kind, int status, int bookings) {
    Books books = Books.fresh();
    String customer = books.customer();
    strike(books, kind);

    Response answer = books.post(SALES, Bodies.sale(customer, "F-1"));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(booked(books)).isEqualTo(bookings);
  }

  @ParameterizedTest
  @CsvSource({
    "hang-before-commit, 0",
    "drop-before-commit, 0",
    "hang-after-commit, 1",
    "drop-after-commit, 1",
  })
  void closesTheConnectionWithoutAnAnswer(String kind, int bookings) {
    Books books = Books.fresh();
    String customer = books.customer();
    strike(books, kind);

    assertThatThrownBy(() -> books.post(SALES, Bodies.sale(customer, "F-2")))
        .hasStackTraceContaining("NoHttpResponse");
    assertThat(booked(books)).isEqualTo(bookings);
  }

  @Test
  void holdsTheRequestForTheSecondsAsked() {
    Books books = Books.fresh();
    books.fault(of("kind", "slow", "path", "/companyInfo", "seconds", 1));
    Instant start = Instant.now();

    books.get("/companyInfo").then().statusCode(200);

    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(950));
  }

  @Test
  void strikesAsOftenAsAskedAndOnlyWhereAsked() {
    Books books = Books.fresh();
    Books other = Books.fresh();
    books.fault(of("kind", "fail-500-before-commit", "path", "/companyInfo", "times", 2));

    assertThat(other.get("/companyInfo").statusCode()).isEqualTo(200);
    assertThat(books.get("/landen").statusCode()).isEqualTo(200);
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(500);
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(500);
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(200);
  }

  @Test
  void aBurstOf429TellsHowLongToWait() {
    Books books = Books.fresh();
    books.fault(of("kind", "429-burst", "times", 2, "seconds", 27));

    assertThat(books.get("/companyInfo").header("Retry-After")).isEqualTo("27");
    assertThat(books.get("/companyInfo").jsonPath().getString("message")).contains("27 seconds");
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(200);
  }

  @Test
  void aRevokedKeyGetsNoTokenAndItsTokensStopWorking() {
    Books books = Books.fresh();
    books.fault(of("kind", "revoked-koppelsleutel"));

    assertThat(Books.grant(books.key()).statusCode()).isEqualTo(400);
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(401);
    Books.clearFaults();
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(200);
  }

  @Test
  void anExpiredSubscriptionKeyLastsUntilCleared() {
    Books books = Books.fresh();
    books.fault(of("kind", "expired-subscription-key"));

    assertThat(books.get("/companyInfo").jsonPath().getString("message"))
        .contains("invalid subscription key");
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(401);
    Books.clearFaults();
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(200);
  }

  @Test
  void newInvoicesShowUpLate() {
    Books books = Books.fresh();
    books.fault(of("kind", "delayed-visibility", "seconds", 3600));
    book(books, "F-3").then().statusCode(201);

    assertThat(books.filter("/verkoopfacturen", "Factuurnummer eq 'F-3'").jsonPath().getList(""))
        .isEmpty();
    assertThat(codes(book(books, "F-3"))).containsExactly("BOE-0021");
  }

  @Test
  void aNumberCanBePretendedToBeTaken() {
    Books books = Books.fresh();
    books.fault(of("kind", "duplicate-number", "number", "F-4"));

    assertThat(codes(book(books, "F-4"))).containsExactly("BOE-0021");
    Books.clearFaults();
    assertThat(book(books, "F-4").statusCode()).isEqualTo(201);
  }

  @Test
  void aPeriodCanBeLocked() {
    Books books = Books.fresh();
    books.fault(of("kind", "locked-period", "from", "2026-03-01", "to", "2026-03-31"));

    assertThat(codes(book(books, "F-5"))).containsExactly("BOE-0042");
  }

  @Test
  void theTokenHostFailsOnlyWhenNamed() {
    Books books = Books.fresh();
    given()
        .contentType(ContentType.JSON)
        .body(
            "[{\"kind\":\"commit-then-500\"},{\"kind\":\"commit-then-500\",\"path\":\"/b2b/token\"}]")
        .post("/__admin/snelstart/faults")
        .then()
        .statusCode(200);

    assertThat(Books.grant(books.key()).statusCode()).isEqualTo(500);
    assertThat(Books.grant(books.key()).statusCode()).isEqualTo(200);
    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"onbekend\"}",
        "{\"kind\":\"locked-period\"}",
        "{\"kind\":\"duplicate-number\"}",
        "{\"kind\":\"slow\",\"seconds\":-1}",
        "{\"kind\":\"slow\",\"seconds\":\"x\"}",
        "{kapot",
      })
  void refusesFaultsThatMakeNoSense(String body) {
    given().body(body).post("/__admin/snelstart/faults").then().statusCode(400);
  }
}
