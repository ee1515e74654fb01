package nl.koppeling.shop;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.OptionalInt;
import nl.koppeling.shop.ShopAnswer.Unavailable.Kind;

/** Gives an HTTP answer its meaning (WooCommerce reference 3, answers to expect). */
final class Meaning {

  private static final Duration USUAL_WAIT = Duration.ofMinutes(1);
  private static final long LONGEST_WAIT_SECONDS = 3600;

  private Meaning() {}

  static ShopAnswer of(HttpMethod method, int status, MultiMap headers, String rawBody) {
    String body = rawBody.startsWith("\uFEFF") ? rawBody.substring(1) : rawBody;
    Document document = Document.of(body);
    boolean said = document.shape() == Document.Shape.WHOLE;
    if (status >= 200 && status < 300) {
      return success(headers, body, document);
    }
    return switch (status) {
      case 401 -> unauthorized(method, document.code());
      case 403 -> said ? new ShopAnswer.PermissionMissing(document.code()) : page();
      case 404 -> said ? new ShopAnswer.NotFound(document.code()) : page();
      case 429 -> new ShopAnswer.Throttled(retryAfter(headers));
      case 503 -> new ShopAnswer.Unavailable(Kind.MAINTENANCE);
      default -> other(status, document);
    };
  }

  private static ShopAnswer success(MultiMap headers, String body, Document document) {
    return switch (document.shape()) {
      case WHOLE ->
          new ShopAnswer.Json(
              body, number(headers.get("X-WP-Total")), number(headers.get("X-WP-TotalPages")));
      case CUT_OFF -> new ShopAnswer.Unavailable(Kind.TRUNCATED);
      case NO_JSON -> page();
    };
  }

  /**
   * A wrong secret and a missing permission share one code and differ in a translated message only.
   * Reading is tried before anything is written, so at a write it is the permission.
   */
  private static ShopAnswer unauthorized(HttpMethod method, String code) {
    boolean writing = !HttpMethod.GET.equals(method);
    boolean permission =
        (writing && code.equals("woocommerce_rest_authentication_error"))
            || code.startsWith("woocommerce_rest_cannot_create")
            || code.startsWith("woocommerce_rest_cannot_edit")
            || code.startsWith("woocommerce_rest_cannot_delete");
    return permission ? new ShopAnswer.PermissionMissing(code) : new ShopAnswer.KeyRefused(code);
  }

  private static ShopAnswer other(int status, Document document) {
    if (status < 400) {
      return new ShopAnswer.Unavailable(Kind.REDIRECT);
    }
    if (status >= 500) {
      return new ShopAnswer.Unavailable(Kind.STATUS_5XX);
    }
    return document.shape() == Document.Shape.WHOLE
        ? new ShopAnswer.BadRequest(document.code())
        : page();
  }

  private static ShopAnswer page() {
    return new ShopAnswer.Unavailable(Kind.HTML_INSTEAD_OF_JSON);
  }

  /** Seconds only: a date would need a clock that agrees with the shop's. */
  private static Duration retryAfter(MultiMap headers) {
    OptionalInt seconds = number(headers.get("Retry-After"));
    return seconds.isEmpty()
        ? USUAL_WAIT
        : Duration.ofSeconds(Math.clamp(seconds.getAsInt(), 1L, LONGEST_WAIT_SECONDS));
  }

  private static OptionalInt number(String text) {
    return text != null && text.strip().matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text.strip()))
        : OptionalInt.empty();
  }
}
