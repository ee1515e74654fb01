package nl.koppeling.snelstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of SnelStart API reference 2.4, 12.1 and 12.3 that has a status. */
class VerdictTest {

  private static final Endpoint WRITE = Endpoint.post("/verkoopboekingen");
  private static final Endpoint READ = Endpoint.get("/relaties");

  @Test
  void arrayOfObjectionsIsRefusedWithItsCodes() {
    Refused refused =
        refused(
            400,
            "[{\"errorCode\":\"BOE-0039\",\"message\":\"De boeking is niet in balans\",\"details\":null},"
                + "{\"errorCode\":\"BOE-0082\",\"message\":\"btw-soort\",\"details\":null}]");
    assertThat(refused.problems())
        .containsExactly(
            new Problem("BOE-0039", "De boeking is niet in balans"),
            new Problem("BOE-0082", "btw-soort"));
    assertThat(refused.firstCode()).contains("BOE-0039");
    assertThat(refused.has("BOE-0082")).isTrue();
    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void singleObjectionOutsideAnArrayIsUnderstood() {
    assertThat(refused(400, "{\"errorCode\":\"BOE-0021\",\"message\":\"bestaat\"}").problems())
        .containsExactly(new Problem("BOE-0021", "bestaat"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"The request is invalid.\",\"modelState\":{\"model.factuurdatum\":[\"value is not a date\"]}}",
        "{\"Message\":\"no property named 'email' on type RelatieModel\"}",
        "<html><body>Bad Request</body></html>",
        "",
        "null",
        "[]",
        "[null]",
        "[[]]",
        "\"text\"",
        "{\"errorCode\":{}}"
      })
  void refusalWithoutCodeIsRefusedWithoutProblems(String body) {
    Refused refused = refused(400, body);
    assertThat(refused.problems()).isEmpty();
    assertThat(refused.firstCode()).isEmpty();
    assertThat(refused.reaction()).isEqualTo(Reaction.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"BOE-0021: het nummer bestaat\"}",
        "{\"error\":{\"code\":\"BOE-0021\"}}",
        "Fout (BOE-0021)",
        "<p>BOE-0021</p>"
      })
  void codeIsFoundAnywhere(String body) {
    assertThat(refused(400, body).firstCode()).contains("BOE-0021");
  }

  @Test
  void tooManyObjectionsAreBounded() {
    assertThat(refused(400, "[" + "{\"errorCode\":\"BOE-0039\"},".repeat(999) + "{}]").problems())
        .hasSize(20);
  }

  @Test
  void unknownErrorMayHaveHappenedAfterTheWork() {
    assertThat(on(WRITE, 400, "[{\"errorCode\":\"ALG-0102\",\"message\":\"x\"}]"))
        .isInstanceOfSatisfying(
            Unclear.class, u -> assertThat(u.cause()).isEqualTo(Unclear.Cause.SERVER_ERROR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"statusCode\":401,\"message\":\"Access denied due to invalid subscription key. Make sure\"}",
        "{\"statusCode\":401,\"message\":\"Access denied due to missing subscription key.\"}",
        "ACCESS DENIED DUE TO INVALID SUBSCRIPTION KEY"
      })
  void gatewayWordingOn401BlamesTheSubscriptionKey(String body) {
    assertThat(on(WRITE, 401, body)).isInstanceOf(SubscriptionKeyRefused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"Message\":\"Authorization has been denied\"}", "<html>", "{}"})
  void any401ElseBlamesTheBearer(String body) {
    assertThat(on(WRITE, 401, body)).isInstanceOf(BearerRefused.class);
  }

  @Test
  void quotaWordingOn403MeansWaiting() {
    String body = "{\"statusCode\":403,\"message\":\"Out of call volume quota. (shortened)\"}";
    assertThat(on(READ, 403, body)).isInstanceOf(QuotaSpent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"Message\":\"scope\"}", "<html>"})
  void any403ElseIsNotAllowed(String body) {
    assertThat(on(READ, 403, body)).isInstanceOf(NotAllowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"errorCode\":\"BOE-0001\"}]", "{\"Message\":\"no resource\"}", ""})
  void read404IsNotFound(String body) {
    assertThat(on(Endpoint.get("/verkoopboekingen/{id}"), 404, body)).isInstanceOf(NotFound.class);
  }

  @Test
  void write404WithCodeIsRefusedSoThatTheCodeCounts() {
    assertThat(on(WRITE, 404, "[{\"errorCode\":\"REL-0005\",\"message\":\"x\"}]"))
        .isInstanceOfSatisfying(
            Refused.class,
            r -> {
              assertThat(r.reaction()).isEqualTo(Reaction.RELATION);
              assertThat(r.status()).isEqualTo(404);
            });
  }

  @Test
  void write404WithoutCodeIsNotFound() {
    assertThat(on(WRITE, 404, "{\"Message\":\"no route\"}")).isInstanceOf(NotFound.class);
  }

  @ParameterizedTest
  @CsvSource({
    "408,REQUEST_TIMEOUT",
    "500,SERVER_ERROR",
    "502,SERVER_ERROR",
    "503,SERVER_ERROR",
    "504,SERVER_ERROR",
    "599,SERVER_ERROR",
    "999,SERVER_ERROR",
    "301,REDIRECT",
    "302,REDIRECT",
    "307,REDIRECT"
  })
  void unclearStatuses(int status, Unclear.Cause cause) {
    assertThat(on(WRITE, status, "[{\"errorCode\":\"BOE-0021\"}]"))
        .isInstanceOfSatisfying(Unclear.class, u -> assertThat(u.cause()).isEqualTo(cause));
  }

  @ParameterizedTest
  @ValueSource(ints = {402, 405, 406, 409, 410, 413, 415, 422, 451})
  void other4xxIsRefusedAndNotExecuted(int status) {
    assertThat(on(WRITE, status, ""))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(status));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "27, '', 27",
        "' 5 ', '', 5",
        "-, '{\"message\":\"Rate limit is exceeded. Try again in 27 seconds.\"}', 27",
        "-, 'Try again in 1 second.', 1",
        "-, '', 10",
        "0, '', 1",
        "-5, 'x', 10",
        "soon, 'Try again in 12 seconds.', 12",
        "999999999, '', 3600",
        "99999999999999999999, '', 10",
        "'Wed, 21 Oct 2026 07:28:00 GMT', '', 10"
      })
  void throttledWaitsAsLongAsTheGatewaySays(String header, String body, long seconds) {
    SnelStartException e = Verdict.on(WRITE, new Answer(429, header, bytes(body)));
    assertThat(e)
        .isInstanceOfSatisfying(
            Throttled.class,
            t -> assertThat(t.retryAfter()).isEqualTo(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 408, 409, 429, 500, 302})
  void messageNeverQuotesTheAnswer(int status) {
    SnelStartException e =
        on(WRITE, status, "[{\"errorCode\":\"REL-0061\",\"message\":\"jan@example.com is fout\"}]");
    assertThat(e.getMessage()).startsWith("POST /verkoopboekingen ").doesNotContain("jan", "fout");
    assertThat(e.toString()).doesNotContain("jan@");
    assertThat(e.endpoint()).isEqualTo("POST /verkoopboekingen");
  }

  private static Refused refused(int status, String body) {
    SnelStartException e = on(WRITE, status, body);
    assertThat(e).isInstanceOf(Refused.class);
    return (Refused) e;
  }

  private static SnelStartException on(Endpoint endpoint, int status, String body) {
    return Verdict.on(endpoint, new Answer(status, null, bytes(body)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
