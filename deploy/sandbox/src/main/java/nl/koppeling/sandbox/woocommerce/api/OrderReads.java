package nl.koppeling.sandbox.woocommerce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.sandbox.woocommerce.orders.OrderQuery;
import nl.koppeling.sandbox.woocommerce.orders.StoredOrder;
import nl.koppeling.sandbox.woocommerce.shop.OrderText;
import nl.koppeling.sandbox.woocommerce.shop.ShopSettings;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Problems;

/** Reading orders, their refunds and their notes (WooCommerce reference 4, 5 and 7). */
final class OrderReads {

  private static final List<String> STATUSES =
      List.of("pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed");

  private OrderReads() {}

  /** {@code GET /orders}. */
  static Answer list(Call call) {
    ShopSettings settings = call.shop().settings();
    OrderQuery query = new OrderQuery(call.query(), settings.version(), settings.time());
    int decimals = call.decimals();
    OrderQuery.Found found = query.in(call.shop().orders());
    ArrayNode page = Json.array();
    found.orders().forEach(order -> page.add(OrderText.tree(call.shop(), order, decimals)));
    Paging paging = new Paging(query.page(), query.perPage(), found.total());
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("status[0]", "any");
    if (!page.isEmpty()) {
      defaults.put("dp", Integer.toString(settings.decimals()));
      defaults.put("context", "view");
    }
    Paging shown = paging.beyond() && settings.version().hpos() ? paging.forgotten() : paging;
    return shown.on(call.ok(page), call, defaults);
  }

  /** {@code GET /orders/{id}}; readable in the trash too. */
  static Answer one(Call call) {
    return call.ok(OrderText.tree(call.shop(), call.order(), call.decimals()));
  }

  static Answer refunds(Call call) {
    ArrayNode refunds = Json.array();
    call.order().refunds().forEach(refund -> refunds.add(refund(call, refund)));
    Paging all = new Paging(1, 100, refunds.size());
    return all.on(call.ok(refunds), call, Map.of());
  }

  static Answer refund(Call call) {
    for (JsonNode refund : call.order().refunds()) {
      if (refund.get("id").asLong() == call.id(1)) {
        return call.ok(refund(call, refund));
      }
    }
    return unknownRefund();
  }

  static Answer unknownRefund() {
    return Problems.of(404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID.");
  }

  static ObjectNode refund(Call call, JsonNode refund) {
    return Decimals.round((ObjectNode) refund, call.decimals(), call.shop().settings().version());
  }

  static Answer notes(Call call) {
    ArrayNode newestFirst = Json.array();
    call.order().notes().forEach(note -> newestFirst.insert(0, note));
    return call.ok(newestFirst);
  }

  /** {@code GET /reports/orders/totals}. */
  static Answer totals(Call call) {
    ArrayNode totals = Json.array();
    for (String status : STATUSES) {
      long count =
          call.shop().orders().all().stream()
              .map(StoredOrder::status)
              .filter(status::equals)
              .count();
      totals.addObject().put("slug", status).put("name", status).put("total", count);
    }
    return call.ok(totals);
  }

  /** {@code OPTIONS /orders}: which parameters the list knows (WooCommerce reference 2). */
  static Answer options(Call call) {
    ObjectNode body = Json.object().put("namespace", "wc/v3");
    body.putArray("methods").add("GET").add("POST");
    ObjectNode endpoint = body.putArray("endpoints").addObject();
    endpoint.putArray("methods").add("GET");
    ObjectNode args = endpoint.putObject("args");
    for (String name :
        List.of("page", "per_page", "after", "before", "include", "exclude", "status", "dp")) {
      args.putObject(name).put("required", false);
    }
    if (call.shop().settings().version().knowsModified()) {
      for (String name : List.of("modified_after", "modified_before", "dates_are_gmt")) {
        args.putObject(name).put("required", false);
      }
    }
    return call.ok(body);
  }
}
