package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shops' addresses: {@code /shops/{shop}/wp-json/wc/v3/...}, with faults before and authentication in front. */
@ApplicationScoped
class ShopRoutes {

  private static final Pattern ONE_ORDER = Pattern.compile("/orders/(\\d+)");
  private static final Pattern PART_OF_ORDER = Pattern.compile("/orders/(\\d+)/(refunds|notes)");
  private static final Pattern ONE_REFUND = Pattern.compile("/orders/(\\d+)/refunds/(\\d+)");
  private static final Pattern ONE_WEBHOOK = Pattern.compile("/webhooks/(\\d+)");

  private final Vertx vertx;
  private final Shops shops;
  private final ShopApi api;
  private final ShopWrites writes;

  ShopRoutes(Vertx vertx, Shops shops, ShopApi api, ShopWrites writes) {
    this.vertx = vertx;
    this.shops = shops;
    this.api = api;
    this.writes = writes;
  }

  void route(@Observes Router router) {
    router
        .routeWithRegex("/shops/(?<shop>[^/]+)/(index\\.php/)?wp-json/wc/v3(?<path>/.*)")
        .handler(BodyHandler.create(false))
        .handler(this::take);
    router.get("/shops/:shop/").handler(this::home);
    router.get("/shops/:shop").handler(this::home);
    router.route("/shops/*").last().handler(c -> send(c, Recorded.html("html-404", 404)));
  }

  private void home(RoutingContext context) {
    Shop shop = shops.find(context.pathParam("shop"));
    if (shop == null) {
      send(context, Recorded.html("html-404", 404));
      return;
    }
    HttpServerRequest request = context.request();
    String root = request.scheme() + "://" + request.authority() + "/shops/" + shop.name() + "/wp-json/";
    context
        .response()
        .putHeader("Link", "<" + root + ">; rel=\"https://api.w.org/\"")
        .putHeader("Content-Type", "text/html; charset=UTF-8")
        .end("<!doctype html><title>" + shop.name() + "</title><h1>" + shop.name() + "</h1>");
  }

  private void take(RoutingContext context) {
    Shop shop = shops.find(context.pathParam("shop"));
    if (shop == null) {
      send(context, Recorded.html("html-404", 404));
      return;
    }
    String path = context.pathParam("path").replaceAll("/$", "");
    String method = context.request().method().name();
    shop.count(method + " " + path.replaceAll("/\\d+", "/{id}"));
    Optional<ShopFault> fault = shop.fault(ShopFault.Kind.OF_ANSWERS);
    if (fault.isPresent() && disturbed(context, shop, path, fault.get())) {
      return;
    }
    answer(context, shop, path)
        .onSuccess(answer -> send(context, answer))
        .onFailure(failure -> send(context, failed(failure)));
  }

  private static ShopAnswer failed(Throwable failure) {
    return failure instanceof OrderQuery.BadParameter bad
        ? bad.answer()
        : ShopAnswer.json(500, Recorded.object().put("code", "internal_server_error"));
  }

  /** True when the fault has answered instead of the shop. */
  private boolean disturbed(RoutingContext context, Shop shop, String path, ShopFault fault) {
    switch (fault.kind()) {
      case STATUS_500 -> send(context, failed(new IllegalStateException()));
      case HTML_200 -> send(context, Recorded.html("html-404", 200));
      case MAINTENANCE_503 -> send(context, Recorded.html("maintenance-mode", 503));
      case TOO_MANY_REQUESTS -> {
        context.response().putHeader("Retry-After", Integer.toString(fault.seconds()));
        send(context, ShopAnswer.json(429, Recorded.object().put("code", "too_many_requests")));
      }
      case TRUNCATED_JSON ->
          answer(context, shop, path)
              .onSuccess(a -> send(context, new ShopAnswer(200, a.contentType(), a.body().substring(0, a.body().length() / 2), a.headers())));
      case HANG -> vertx.setTimer(Math.max(1, fault.seconds()) * 1_000L, t -> context.request().connection().close());
      default -> {
        vertx.setTimer(
            Math.max(1, fault.seconds()) * 1_000L,
            t -> answer(context, shop, path).onSuccess(a -> send(context, a)));
      }
    }
    return true;
  }

  private Future<ShopAnswer> answer(RoutingContext context, Shop shop, String path) {
    HttpServerRequest request = context.request();
    Optional<ShopAnswer> refusal = Authentication.refusal(shop, request);
    if (refusal.isPresent()) {
      return Future.succeededFuture(refusal.get());
    }
    try {
      String text = context.body() == null ? null : context.body().asString();
      JsonNode body = text == null || text.isBlank() ? Recorded.object() : Recorded.parse(text);
      synchronized (shop) {
        return dispatch(shop, request, path, body);
      }
    } catch (IOException e) {
      return Future.succeededFuture(Recorded.error("bad-json", 400));
    } catch (OrderQuery.BadParameter e) {
      return Future.succeededFuture(e.answer());
    }
  }

  private Future<ShopAnswer> dispatch(Shop shop, HttpServerRequest request, String path, JsonNode body) {
    String method = request.method().name();
    if (path.equals("/webhooks") && method.equals("POST")) {
      return writes.createWebhook(shop, body);
    }
    return Future.succeededFuture(
        method.equals("GET") ? read(shop, request, path) : write(shop, method, path, body));
  }

  private ShopAnswer read(Shop shop, HttpServerRequest request, String path) {
    Matcher one = ONE_ORDER.matcher(path);
    if (one.matches()) {
      return api.order(shop, Long.parseLong(one.group(1)), request);
    }
    Matcher part = PART_OF_ORDER.matcher(path);
    if (part.matches()) {
      long id = Long.parseLong(part.group(1));
      return part.group(2).equals("refunds") ? api.refunds(shop, id) : notes(shop, id);
    }
    Matcher webhook = ONE_WEBHOOK.matcher(path);
    if (webhook.matches()) {
      return writes.webhook(shop, Long.parseLong(webhook.group(1)), "GET", Recorded.object());
    }
    return switch (path) {
      case "/orders" -> api.orders(shop, request);
      case "/webhooks" -> writes.webhooks(shop);
      case "/taxes", "/taxes/classes" ->
          api.recorded(path.equals("/taxes") ? "taxes.json" : "tax-classes.json", request);
      case "/settings/general", "/settings/tax" ->
          api.recorded("settings-" + path.substring("/settings/".length()) + ".json", request);
      case "/payment_gateways" -> api.recorded("payment_gateways.json", request);
      case "/data/currencies/current" -> api.recorded("currency.json", request);
      case "/system_status" -> systemStatus(shop, request);
      default -> Recorded.error("no-route", 404);
    };
  }

  private ShopAnswer systemStatus(Shop shop, HttpServerRequest request) {
    ShopAnswer status = api.recorded("system_status.json", request);
    return shop.knowsModified()
        ? status
        : new ShopAnswer(200, status.contentType(), status.body().replace("11.0.1", "5.6.2"), status.headers());
  }

  private ShopAnswer notes(Shop shop, long id) {
    StoredOrder order = shop.orders().get(id);
    return order == null ? ShopApi.unknownOrder() : ShopAnswer.ok(order.notes());
  }

  private ShopAnswer write(Shop shop, String method, String path, JsonNode body) {
    Matcher part = PART_OF_ORDER.matcher(path);
    if (part.matches() && method.equals("POST")) {
      long id = Long.parseLong(part.group(1));
      return part.group(2).equals("refunds") ? writes.refund(shop, id, body) : writes.note(shop, id, body);
    }
    Matcher one = ONE_ORDER.matcher(path);
    if (one.matches() && method.equals("PUT")) {
      return writes.update(shop, Long.parseLong(one.group(1)), body);
    }
    Matcher refund = ONE_REFUND.matcher(path);
    if (refund.matches() && method.equals("DELETE")) {
      return writes.deleteRefund(shop, Long.parseLong(refund.group(1)), Long.parseLong(refund.group(2)));
    }
    Matcher webhook = ONE_WEBHOOK.matcher(path);
    return webhook.matches()
        ? writes.webhook(shop, Long.parseLong(webhook.group(1)), method, body)
        : Recorded.error("no-route", 404);
  }

  private static void send(RoutingContext context, ShopAnswer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    answer.headers().forEach(response::putHeader);
    response.setStatusCode(answer.status()).putHeader("Content-Type", answer.contentType()).end(answer.body());
  }
}
