package nl.koppeling.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | 401 | woocommerce_rest_cannot_view                    | KeyRefused
          GET  | 401 | woocommerce_rest_authentication_error           | KeyRefused
          GET  | 401 | woocommerce_rest_authentication_missing_parameter | KeyRefused
          GET  | 403 | woocommerce_rest_cannot_view                    | PermissionMissing
          POST | 401 | woocommerce_rest_authentication_error           | PermissionMissing
          POST | 401 | woocommerce_rest_cannot_create                  | PermissionMissing
          PUT  | 401 | woocommerce_rest_cannot_edit                    | PermissionMissing
          POST | 401 | woocommerce_rest_cannot_view                    | KeyRefused
          GET  | 400 | rest_invalid_param                              | BadRequest
          GET  | 404 | woocommerce_rest_shop_order_invalid_id          | NotFound
          GET  | 404 | rest_no_route                                   | NotFound
          """)
  void aRefusalInJsonIsDecidedOnStatusAndCode(
      String method, int status, String code, String expected) {
    String body = "{\"code\":\"" + code + "\",\"message\":\"…\",\"data\":{\"code\":\"inner\"}}";

    ShopAnswer answer = Meaning.of(HttpMethod.valueOf(method), status, headers(), body);

    assertThat(answer.getClass().getSimpleName()).isEqualTo(expected);
    assertThat(answer).asString().contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | <html>hello</html>              | HTML_INSTEAD_OF_JSON
          200 | <b>Notice</b>: x [{"id":1}]     | PHP_MESSAGES
          200 | <br /><b>Fatal error</b>: memory | PHP_MESSAGES
          200 | [{"id":1}] trailing             | HTML_INSTEAD_OF_JSON
          200 | [{"id":1},{"id":                | TRUNCATED
          200 | ''                              | TRUNCATED
          301 | ''                              | REDIRECT
          302 | <html/>                         | REDIRECT
          403 | <html>challenge</html>          | BLOCKED
          403 | ''                              | BLOCKED
          400 | <html>bad request</html>        | HTML_INSTEAD_OF_JSON
          500 | ''                              | STATUS_5XX
          500 | {"code":"woocommerce_rest_cannot_create_order_refund","data":500} | STATUS_5XX
          404 | <html>not found</html>          | HTML_INSTEAD_OF_JSON
          500 | {"code":"internal_server_error"} | STATUS_5XX
          502 | <html/>                         | STATUS_5XX
          503 | <html>onderhoud</html>          | MAINTENANCE
          """)
  void whateverElseComesIsUnavailable(int status, String body, String kind) {
    assertThat(Meaning.of(HttpMethod.GET, status, headers(), body))
        .isEqualTo(new ShopAnswer.Unavailable(ShopAnswer.Unavailable.Kind.valueOf(kind)));
  }

  @Test
  void aListCarriesItsTotals() {
    MultiMap headers = headers().add("x-wp-total", "321").add("x-wp-totalpages", "4");

    ShopAnswer answer = Meaning.of(HttpMethod.GET, 200, headers, "\uFEFF[]");

    assertThat(answer).isInstanceOf(ShopAnswer.Json.class).hasToString("Json[***]");
    ShopAnswer.Json json = (ShopAnswer.Json) answer;
    assertThat(json.body()).isEqualTo("[]");
    assertThat(json.total()).hasValue(321);
    assertThat(json.totalPages()).hasValue(4);
  }

  @ParameterizedTest
  @CsvSource({"7,7", "0,1", "999999,3600", "soon,60"})
  void theWaitAfterTooManyCallsIsBounded(String header, long seconds) {
    assertThat(Meaning.of(HttpMethod.GET, 429, headers().add("Retry-After", header), ""))
        .isEqualTo(new ShopAnswer.Throttled(Duration.ofSeconds(seconds)));
  }

  /** The shop's clock is ten years behind ours, which must not matter. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sun, 06 Nov 2016 08:49:37 GMT | Sun, 06 Nov 2016 08:51:07 GMT | 90
          Sun, 06 Nov 2016 08:49:37 GMT | Sun, 06 Nov 2016 08:49:07 GMT | 1
          Sun, 06 Nov 2016 08:49:37 GMT | Mon, 07 Nov 2016 08:49:37 GMT | 3600
          Sun, 06 Nov 2016 08:49:37 GMT | Foo, 07 Nov 2016 08:49:37 GMT | 60
          ''                            | Sun, 06 Nov 2016 08:51:07 GMT | 60
          """)
  void aMomentToWaitForIsHeldAgainstTheShopsOwnClock(String date, String until, long seconds) {
    MultiMap headers = headers().add("Retry-After", until);
    if (!date.isEmpty()) {
      headers.add("Date", date);
    }
    assertThat(Meaning.of(HttpMethod.GET, 429, headers, ""))
        .isEqualTo(new ShopAnswer.Throttled(Duration.ofSeconds(seconds)));
  }

  private static MultiMap headers() {
    return MultiMap.caseInsensitiveMultiMap();
  }
}
