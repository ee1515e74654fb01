package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reading: orders, refunds, notes, taxes, settings, system status (WooCommerce reference 4, 5 and 7). */
@ApplicationScoped
class ShopApi {

  /** {@code GET /orders}. */
  ShopAnswer orders(Shop shop, HttpServerRequest request) {
    OrderQuery query = new OrderQuery(request.params(), shop.knowsModified());
    int perPage = query.perPage();
    int page = query.page();
    List<StoredOrder> found = query.select(shop.orders().values().stream());
    int pages = (found.size() + perPage - 1) / perPage;
    ArrayNode body = Recorded.object().putArray("orders");
    found.stream()
        .skip((long) (page - 1) * perPage)
        .limit(perPage)
        .forEach(order -> body.add(only(order.form(query.decimals()), request)));
    boolean beyond = page > Math.max(pages, 1);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-WP-Total", Integer.toString(beyond && shop.knowsModified() ? 0 : found.size()));
    headers.put("X-WP-TotalPages", Integer.toString(beyond && shop.knowsModified() ? 0 : pages));
    links(request, page, pages, headers);
    return ShopAnswer.ok(body).with(headers);
  }

  private static void links(HttpServerRequest request, int page, int pages, Map<String, String> headers) {
    List<String> links = new ArrayList<>();
    String base = Authentication.url(request) + "?status%5B0%5D=any&page=";
    if (page > 1) {
      links.add("<" + base + (page - 1) + ">; rel=\"prev\"");
    }
    if (page < pages) {
      links.add("<" + base + (page + 1) + ">; rel=\"next\"");
    }
    if (!links.isEmpty()) {
      headers.put("Link", String.join(", ", links));
    }
  }

  /** {@code GET /orders/{id}}; readable in the trash too. */
  ShopAnswer order(Shop shop, long id, HttpServerRequest request) {
    StoredOrder order = shop.orders().get(id);
    int decimals = new OrderQuery(request.params(), true).decimals();
    return order == null ? unknownOrder() : ShopAnswer.ok(only(order.form(decimals), request));
  }

  ShopAnswer refunds(Shop shop, long id) {
    StoredOrder order = shop.orders().get(id);
    return order == null ? unknownOrder() : ShopAnswer.ok(order.refunds());
  }

  ShopAnswer recorded(String file, HttpServerRequest request) {
    return Recorded.json(file) instanceof ObjectNode object
        ? ShopAnswer.ok(only(object, request))
        : ShopAnswer.ok(Recorded.json(file));
  }

  static ShopAnswer unknownOrder() {
    return Recorded.error("unknown-order", 404);
  }

  /** {@code _fields}: only what is asked, nested names with dots. */
  private static ObjectNode only(ObjectNode whole, HttpServerRequest request) {
    String fields = request.getParam("_fields");
    if (fields == null || fields.isBlank()) {
      return whole;
    }
    ObjectNode part = Recorded.object();
    for (String field : fields.split(",")) {
      copy(whole, part, field.strip());
    }
    return part;
  }

  private static void copy(ObjectNode whole, ObjectNode part, String field) {
    int dot = field.indexOf('.');
    if (dot < 0) {
      if (whole.has(field)) {
        part.set(field, whole.get(field));
      }
    } else if (whole.get(field.substring(0, dot)) instanceof ObjectNode inner) {
      copy(inner, part.withObject("/" + field.substring(0, dot)), field.substring(dot + 1));
    }
  }
}
