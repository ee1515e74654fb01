package nl.koppeling.sandbox.woocommerce.api;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopFault;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;

/** Counts a call and, when a fault is set, does something worse than answering it. */
@ApplicationScoped
class Disturbance {

  private static final String NOTICE =
      "<br />\n<b>Deprecated</b>:  Creation of dynamic property is deprecated in"
          + " <b>/var/www/wp-content/plugins/iets/iets.php</b> on line <b>12</b><br />\n";

  private final Vertx vertx;
  private final Gate gate;
  private final Map<String, Answer> cached = new ConcurrentHashMap<>();

  Disturbance(Vertx vertx, Gate gate) {
    this.vertx = vertx;
    this.gate = gate;
  }

  void answer(RoutingContext context, Where where, Consumer<Answer> send) {
    Shop shop = where.shop();
    String method = context.request().method().name();
    String path = where.apiPath();
    shop.calls().count(method, path.replaceFirst("^/wc/v3", ""));
    Optional<ShopFault> fault = shop.faults().strike(ShopFault.Kind.OF_ANSWERS, method, path);
    String body = context.body() == null ? null : context.body().asString();
    Runnable ordinary = () -> gate.answer(where, body).onSuccess(send::accept);
    if (fault.isEmpty()) {
      cached.keySet().removeIf(page -> page.startsWith(shop.name() + " "));
      ordinary.run();
      return;
    }
    switch (fault.get().kind()) {
      case SLOW -> vertx.setTimer(millis(fault.get()), t -> ordinary.run());
      case TIMEOUT ->
          vertx.setTimer(millis(fault.get()), t -> context.request().connection().close());
      case TRUNCATED_JSON -> after(where, body, send, text -> text.substring(0, text.length() / 2));
      case PHP_NOTICE -> after(where, body, send, text -> NOTICE + text);
      case PAGE_CACHE -> fromCache(where, body, send);
      default -> send.accept(instead(fault.get()));
    }
  }

  private void fromCache(Where where, String body, Consumer<Answer> send) {
    String page =
        String.join(
            " ",
            where.shop().name(),
            where.request().method().name(),
            where.rest(),
            where.request().getHeader("User-Agent"));
    Answer known = cached.get(page);
    if (known == null) {
      gate.answer(where, body).onSuccess(a -> cached.put(page, a)).onSuccess(send::accept);
    } else {
      send.accept(known);
    }
  }

  private void after(Where where, String body, Consumer<Answer> send, UnaryOperator<String> spoil) {
    gate.answer(where, body).onSuccess(a -> send.accept(a.saying(spoil.apply(a.body()))));
  }

  /** The clock of the host that says so is two days slow. */
  private static Answer later(int seconds) {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC).minusDays(2);
    return Answer.html(429, "<html><h1>Too Many Requests</h1></html>")
        .with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now))
        .with("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(seconds)));
  }

  private static long millis(ShopFault fault) {
    return Math.max(1, fault.seconds() * 1_000L);
  }

  private static Answer instead(ShopFault fault) {
    return switch (fault.kind()) {
      case STATUS_500 ->
          Problems.of(500, "internal_server_error", "There has been a critical error.");
      case STATUS_502 -> Answer.html(502, "<html><h1>502 Bad Gateway</h1></html>");
      case EMPTY_200 -> Answer.html(200, "");
      case EMPTY_500 -> Answer.html(500, "");
      case TOO_MANY_UNTIL -> later(fault.seconds());
      case HTML_200 -> Recordings.page("html-404", 200);
      case HTML_401 ->
          Answer.html(401, "<html><h1>Unauthorized</h1></html>")
              .with("WWW-Authenticate", "Basic realm=\"staging\"");
      case REDIRECT -> Answer.html(301, "").with("Location", "https://elders.invalid/");
      case HTML_403 -> Answer.html(403, "<html><h1>Request blocked</h1></html>");
      case HTML_503_MAINTENANCE ->
          Recordings.page("maintenance-mode", 503).with("Retry-After", "600");
      default ->
          Answer.html(429, "<html><h1>Too Many Requests</h1></html>")
              .with("Retry-After", Integer.toString(fault.seconds()));
    };
  }
}
