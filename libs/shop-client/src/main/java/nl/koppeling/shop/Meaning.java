package nl.koppeling.shop;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import nl.koppeling.shop.ShopAnswer.Unavailable.Kind;

/** Gives an HTTP answer its meaning (WooCommerce reference 3, answers to expect). */
final class Meaning {

  private static final Duration USUAL_WAIT = Duration.ofMinutes(1);
  private static final long LONGEST_WAIT_SECONDS = 3600;

  /** How PHP prints what it has to say; not translated. */
  private static final Pattern PHP_MESSAGE =
      Pattern.compile("<b>(Notice|Warning|Deprecated|Strict Standards|Fatal error)</b>:");

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
      case 403 ->
          said
              ? new ShopAnswer.PermissionMissing(document.code())
              : new ShopAnswer.Unavailable(Kind.BLOCKED);
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
      case NO_JSON ->
          PHP_MESSAGE.matcher(body).find() ? new ShopAnswer.Unavailable(Kind.PHP_MESSAGES) : page();
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

  /**
   * Seconds, or a moment (RFC 9110, 10.2.3); a moment is held against the answer's own {@code
   * Date}, because the shop's clock need not agree with ours.
   */
  private static Duration retryAfter(MultiMap headers) {
    String text = headers.get("Retry-After");
    OptionalInt seconds = number(text);
    if (seconds.isPresent()) {
      return bounded(seconds.getAsInt());
    }
    Optional<Instant> until = moment(text);
    Optional<Instant> said = moment(headers.get("Date"));
    return until.isPresent() && said.isPresent()
        ? bounded(Duration.between(said.get(), until.get()).toSeconds())
        : USUAL_WAIT;
  }

  private static Duration bounded(long seconds) {
    return Duration.ofSeconds(Math.clamp(seconds, 1L, LONGEST_WAIT_SECONDS));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return text == null
          ? Optional.empty()
          : Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static OptionalInt number(String text) {
    return text != null && text.strip().matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(text.strip()))
        : OptionalInt.empty();
  }
}
