package nl.koppeling.sandbox.woocommerce.api;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;

/** Which operation stands behind a method and a path under {@code /wp-json/wc/v3}. */
@ApplicationScoped
class Endpoints {

  private static final String ORDER = "/orders/(\\d+)";
  private static final String WEBHOOK = "/webhooks/(\\d+)";

  private final List<Endpoint> all = new ArrayList<>();

  /** One operation. */
  private record Endpoint(String method, Pattern path, Function<Call, Future<Answer>> operation) {}

  /** What was found for a path: the parts it names and what to do. */
  record Found(List<String> parts, Function<Call, Future<Answer>> operation) {}

  Endpoints(OrderWrites writes, WebhookCalls webhooks) {
    on("GET", "/orders", OrderReads::list);
    on("OPTIONS", "/orders", OrderReads::options);
    on("POST", "/orders", writes::create);
    on("GET", ORDER, OrderReads::one);
    for (String method : List.of("PUT", "POST", "PATCH")) {
      on(method, ORDER, writes::update);
      on(method, WEBHOOK, webhooks::update);
    }
    on("DELETE", ORDER, writes::delete);
    on("GET", ORDER + "/refunds", OrderReads::refunds);
    on("POST", ORDER + "/refunds", writes::refund);
    on("GET", ORDER + "/refunds/(\\d+)", OrderReads::refund);
    on("DELETE", ORDER + "/refunds/(\\d+)", writes::deleteRefund);
    on("GET", ORDER + "/notes", OrderReads::notes);
    on("POST", ORDER + "/notes", writes::note);
    on("GET", "/webhooks", webhooks::list);
    all.add(new Endpoint("POST", Pattern.compile("/webhooks"), webhooks::create));
    on("GET", WEBHOOK, webhooks::one);
    on("DELETE", WEBHOOK, webhooks::delete);
    facts();
  }

  private void facts() {
    on("GET", "/reports/orders/totals", OrderReads::totals);
    on("GET", "/reports/sales", SalesReport::of);
    on("GET", "/taxes", call -> ShopFacts.pages(call, "taxes.json"));
    on("GET", "/taxes/(\\d+)", call -> ShopFacts.one(call, "taxes.json", call.parts().get(0)));
    on("GET", "/taxes/classes", call -> ShopFacts.whole(call, "tax-classes.json"));
    on("GET", "/coupons", call -> ShopFacts.pages(call, "coupons.json"));
    on("GET", "/payment_gateways", call -> ShopFacts.whole(call, "payment_gateways.json"));
    on(
        "GET",
        "/payment_gateways/(\\w+)",
        call -> ShopFacts.one(call, "payment_gateways.json", call.parts().get(0)));
    on("GET", "/settings/(general|tax)", ShopFacts::settings);
    on("GET", "/settings/(general|tax)/(\\w+)", ShopFacts::settings);
    on(
        "GET",
        "/data/currencies/(?:current|EUR)",
        call -> call.ok(Recordings.json("currency.json")));
    on("GET", "/system_status", ShopFacts::systemStatus);
  }

  private void on(String method, String path, Function<Call, Answer> operation) {
    Function<Call, Future<Answer>> later = call -> Future.succeededFuture(operation.apply(call));
    all.add(new Endpoint(method, Pattern.compile(path), later));
  }

  Optional<Found> find(String method, String path) {
    for (Endpoint endpoint : all) {
      Matcher matcher = endpoint.path().matcher(path);
      if (endpoint.method().equals(method) && matcher.matches()) {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
          parts.add(matcher.group(i));
        }
        return Optional.of(new Found(parts, endpoint.operation()));
      }
    }
    return Optional.empty();
  }

  /** The methods a path has, for the header {@code Allow}. */
  String allowed(String path) {
    Set<String> methods = new LinkedHashSet<>();
    for (Endpoint endpoint : all) {
      if (endpoint.path().matcher(path).matches() && !endpoint.method().equals("OPTIONS")) {
        methods.add(endpoint.method());
      }
    }
    return String.join(", ", methods);
  }
}
