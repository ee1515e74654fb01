package nl.koppeling.sandbox.woocommerce.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.koppeling.sandbox.woocommerce.handover.Handover;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.Shops;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.PhpQuery;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;

/**
 * The shops' addresses: home page, REST API, the page that hands over keys, and 404 for the rest.
 */
@ApplicationScoped
class ShopRoutes {

  private static final Pattern SHOP = Pattern.compile("/shops/([^/]+)(/.*)?");
  private static final Pattern HANDOVER =
      Pattern.compile("/wc-auth/v1/(authorize|access_granted)/?");
  private static final long LARGEST_BODY = 4L * 1024 * 1024;

  private final Shops shops;
  private final Disturbance disturbance;
  private final Handover handover;

  ShopRoutes(Shops shops, Disturbance disturbance, Handover handover) {
    this.shops = shops;
    this.disturbance = disturbance;
    this.handover = handover;
  }

  void route(@Observes Router router) {
    router
        .route("/shops/*")
        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
        .handler(this::take);
  }

  private void take(RoutingContext context) {
    HttpServerRequest request = context.request();
    Matcher matcher = SHOP.matcher(request.path());
    Optional<Shop> shop = matcher.matches() ? shops.find(matcher.group(1)) : Optional.empty();
    if (shop.isEmpty()) {
      send(context, Recordings.page("html-404", 404));
      return;
    }
    shop.get().seenAt(request.scheme() + "://" + request.authority());
    String rest = matcher.group(2) == null ? "/" : matcher.group(2);
    inShop(context, new Where(shop.get(), request, rest));
  }

  private void inShop(RoutingContext context, Where where) {
    Matcher page = HANDOVER.matcher(where.rest());
    if (where.api() || where.restRoute()) {
      disturbance.answer(context, where, answer -> send(context, answer));
    } else if (page.matches()) {
      PhpQuery query = where.query();
      handover
          .answer(where.shop(), where.home(), page.group(1), query)
          .onSuccess(answer -> send(context, answer));
    } else if (where.rest().matches("/(index\\.php/?)?")) {
      String name = where.shop().name();
      String html = "<!DOCTYPE html><title>" + name + "</title><h1>" + name + "</h1>";
      send(context, Answer.html(200, html).with("Link", where.apiLink()));
    } else {
      send(context, Recordings.page("html-404", 404).with("Link", where.apiLink()));
    }
  }

  private static void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    answer.headers().forEach(response::putHeader);
    response
        .setStatusCode(answer.status())
        .putHeader("Content-Type", answer.contentType())
        .end(answer.body());
  }
}
