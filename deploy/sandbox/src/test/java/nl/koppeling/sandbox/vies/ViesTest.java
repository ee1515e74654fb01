package nl.koppeling.sandbox.vies;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ViesTest {

  @BeforeEach
  @AfterEach
  void afresh() {
    given().delete("/__admin/vies/troubles").then().statusCode(204);
    given().delete("/__admin/vies/consultations").then().statusCode(204);
  }

  @ParameterizedTest
  @CsvSource({
    "BE, 0123456789, true",
    "BE, 0123456780, false",
    "NL, 123456789B01, true",
    "NL, 123456789B10, false",
    "FR, XX12345678A, true",
    "XI, 123456789, true",
    "EL, 123456789, true"
  })
  void aNumberIsValidUnlessItsLastDigitIsZero(String state, String number, boolean valid) {
    Response answer = ask(state, number);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getBoolean("valid")).isEqualTo(valid);
    assertThat(answer.jsonPath().getString("countryCode")).isEqualTo(state);
    assertThat(answer.jsonPath().getString("vatNumber")).isEqualTo(number);
    assertThat(answer.jsonPath().getString("requestIdentifier")).isEmpty();
    assertThat(answer.jsonPath().getString("traderNameMatch")).isEqualTo("NOT_PROCESSED");
  }

  @ParameterizedTest
  @CsvSource({"GB, 123456789", "GR, 123456789", "US, 123456789", "BE, 1", "BE, ''", "BE, 12-34"})
  void aQuestionThatIsNoneIsRefused(String state, String number) {
    Response answer = ask(state, number);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error(answer)).isEqualTo("INVALID_INPUT");
  }

  @Test
  void whoSaysWhoHeIsGetsAReceipt() {
    Map<String, String> question =
        Map.of(
            "countryCode", "DE",
            "vatNumber", "123456789",
            "requesterMemberStateCode", "NL",
            "requesterNumber", "123456789B01");
    String receipt = ask(question).jsonPath().getString("requestIdentifier");
    assertThat(receipt).isNotEmpty();
    assertThat(asked("requestIdentifier")).containsExactly(receipt);
    assertThat(asked("outcome")).containsExactly("valid");
  }

  @Test
  void aRequesterNobodyKnowsIsRefused() {
    Map<String, String> question =
        Map.of(
            "countryCode", "DE",
            "vatNumber", "123456789",
            "requesterMemberStateCode", "NL",
            "requesterNumber", "123456789B10");
    assertThat(error(ask(question))).isEqualTo("INVALID_REQUESTER_INFO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MS_UNAVAILABLE",
        "MS_MAX_CONCURRENT_REQ",
        "GLOBAL_MAX_CONCURRENT_REQ",
        "SERVICE_UNAVAILABLE",
        "TIMEOUT"
      })
  void aMemberStateCanBeAwayUntilItIsHealed(String code) {
    disturb(Map.of("kind", code, "state", "BE", "times", 0));
    for (int i = 0; i < 2; i++) {
      Response answer = ask("BE", "0123456789");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.jsonPath().getBoolean("actionSucceed")).isFalse();
      assertThat(error(answer)).isEqualTo(code);
    }
    assertThat(ask("DE", "123456789").jsonPath().getBoolean("valid")).isTrue();
    given().delete("/__admin/vies/troubles");
    assertThat(ask("BE", "0123456789").jsonPath().getBoolean("valid")).isTrue();
    assertThat(asked("outcome")).containsExactly(code, code, "valid", "valid");
  }

  @Test
  void aTroubleStrikesAsOftenAsItSays() {
    disturb(Map.of("kind", "MS_UNAVAILABLE", "times", 2));
    assertThat(error(ask("BE", "0123456789"))).isEqualTo("MS_UNAVAILABLE");
    assertThat(error(ask("DE", "123456789"))).isEqualTo("MS_UNAVAILABLE");
    assertThat(ask("DE", "123456789").jsonPath().getBoolean("valid")).isTrue();
  }

  @Test
  void itCanAnswerHtmlHalfAnAnswerAndLate() {
    disturb(Map.of("kind", "html"));
    Response page = ask("BE", "0123456789");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.contentType()).contains("text/html");

    disturb(Map.of("kind", "broken-json"));
    assertThat(ask("BE", "0123456789").asString()).isEqualTo("{\"countryCode\":\"");

    disturb(Map.of("kind", "slow", "seconds", 1));
    long started = System.nanoTime();
    assertThat(ask("BE", "0123456789").jsonPath().getBoolean("valid")).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aTroubleNobodyKnowsIsRefused() {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("kind", "rain"))
        .post("/__admin/vies/troubles")
        .then()
        .statusCode(400);
    assertThat(given().get("/__admin/vies/troubles").jsonPath().getList("")).isEmpty();
  }

  @Test
  void theFrontPageNamesItAndAResetForgets() {
    assertThat(given().get("/").asString()).contains("/__admin/vies/consultations");
    ask("BE", "0123456789");
    disturb(Map.of("kind", "slow", "times", 0));
    given().post("/__admin/reset").then().statusCode(204);
    assertThat(asked("outcome")).isEmpty();
    assertThat(given().get("/__admin/vies/troubles").jsonPath().getList("")).isEmpty();
  }

  private static Response ask(String state, String number) {
    return ask(Map.of("countryCode", state, "vatNumber", number));
  }

  private static Response ask(Map<String, String> question) {
    return given()
        .contentType(ContentType.JSON)
        .body(question)
        .post("/vies/rest-api/check-vat-number");
  }

  private static void disturb(Map<String, Object> trouble) {
    given()
        .contentType(ContentType.JSON)
        .body(trouble)
        .post("/__admin/vies/troubles")
        .then()
        .statusCode(200);
  }

  private static String error(Response answer) {
    return answer.jsonPath().getString("errorWrappers[0].error");
  }

  private static List<String> asked(String field) {
    return given().get("/__admin/vies/consultations").jsonPath().getList(field);
  }
}
