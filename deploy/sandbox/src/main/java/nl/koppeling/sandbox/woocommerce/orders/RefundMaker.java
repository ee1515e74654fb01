package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;

/**
 * Writes a refund as {@code GET /orders/{id}/refunds} has it: a positive amount, negative lines
 * that name the line they refund; an amount alone has no lines and no VAT (WooCommerce reference
 * 7).
 */
final class RefundMaker {

  private static final String LINES = "line_items";
  private static final Set<String> OF_GOODS =
      Set.of(
          "name",
          "product_id",
          "variation_id",
          "tax_class",
          "sku",
          "global_unique_id",
          "price",
          "image",
          "parent_name");

  private final ObjectNode order;
  private final RefundWish wish;
  private final long id;
  private final Map<Long, BigDecimal> goodsTax = new LinkedHashMap<>();
  private final Map<Long, BigDecimal> shippingTax = new LinkedHashMap<>();
  private long lineIds;

  RefundMaker(ObjectNode order, RefundWish wish, long id) {
    this.order = order;
    this.wish = wish;
    this.id = id;
    this.lineIds = id * 1_000;
  }

  /** The refund, still without its date. */
  ObjectNode refund(boolean whole) {
    ObjectNode refund = Json.object().put("id", id).put("date_created", "");
    refund.put("date_created_gmt", "").put("amount", Decimals.text(wish.total(), 2));
    refund.put("reason", wish.reason()).put("refunded_by", 1).put("refunded_payment", false);
    ObjectNode meta = refund.putArray("meta_data").addObject();
    meta.put("id", ++lineIds).put("key", "_refund_type").put("value", whole ? "full" : "partial");
    refund.set(LINES, lines(LINES, goodsTax));
    refund.set("shipping_lines", lines("shipping_lines", shippingTax));
    ArrayNode fees = lines("fee_lines", goodsTax);
    refund.set("tax_lines", taxLines());
    refund.set("fee_lines", fees);
    links(refund);
    return refund;
  }

  /** What the order itself says of it. */
  ObjectNode summary() {
    BigDecimal tax =
        wish.items().stream()
            .flatMap(i -> i.taxes().values().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Json.object()
        .put("id", id)
        .put("reason", wish.reason())
        .put("total", Decimals.text(wish.total().negate(), 6))
        .put("total_tax", Decimals.text(tax.negate(), 6));
  }

  private ArrayNode lines(String kind, Map<Long, BigDecimal> taxes) {
    ArrayNode lines = Json.array();
    for (JsonNode original : order.path(kind)) {
      wish.items().stream()
          .filter(item -> item.line() == original.get("id").asLong())
          .forEach(
              item -> {
                lines.add(line(kind, (ObjectNode) original, item));
                item.taxes().forEach((rate, tax) -> taxes.merge(rate, tax, BigDecimal::add));
              });
    }
    return lines;
  }

  /** The order's own line, negative, in the order of its fields. */
  private ObjectNode line(String kind, ObjectNode original, RefundWish.Item item) {
    boolean goods = kind.equals(LINES);
    ObjectNode line = Json.object();
    original
        .properties()
        .forEach(
            field -> {
              switch (field.getKey()) {
                case "id" -> line.put("id", ++lineIds);
                case "quantity" -> line.put("quantity", -item.quantity());
                case "subtotal", "total" -> line.put(field.getKey(), negative(item.net()));
                case "subtotal_tax", "total_tax" ->
                    line.put(field.getKey(), negative(item.gross().subtract(item.net())));
                case "taxes" -> line.set("taxes", taxes(item, goods));
                case "meta_data" -> line.set("meta_data", refundedItem(item));
                default -> {
                  if (!goods || OF_GOODS.contains(field.getKey())) {
                    line.set(field.getKey(), field.getValue());
                  }
                }
              }
            });
    return line;
  }

  private static ArrayNode taxes(RefundWish.Item item, boolean goods) {
    ArrayNode taxes = Json.array();
    item.taxes()
        .forEach(
            (rate, tax) ->
                taxes
                    .addObject()
                    .put("id", rate)
                    .put("total", negative(tax))
                    .put("subtotal", goods ? negative(tax) : ""));
    return taxes;
  }

  private ArrayNode refundedItem(RefundWish.Item item) {
    ArrayNode meta = Json.array();
    String line = Long.toString(item.line());
    meta.addObject()
        .put("id", ++lineIds)
        .put("key", "_refunded_item_id")
        .put("value", line)
        .put("display_key", "_refunded_item_id")
        .put("display_value", line);
    return meta;
  }

  private ArrayNode taxLines() {
    ArrayNode lines = Json.array();
    for (JsonNode original : order.path("tax_lines")) {
      long rate = original.get("rate_id").asLong();
      if (goodsTax.containsKey(rate) || shippingTax.containsKey(rate)) {
        ObjectNode line = original.deepCopy();
        line.put("id", ++lineIds);
        line.put("tax_total", negative(goodsTax.getOrDefault(rate, BigDecimal.ZERO)));
        line.put("shipping_tax_total", negative(shippingTax.getOrDefault(rate, BigDecimal.ZERO)));
        lines.add(line);
      }
    }
    return lines;
  }

  private void links(ObjectNode refund) {
    String up = Recordings.HOME + "/wp-json/wc/v3/orders/" + order.get("id").asLong();
    ObjectNode links = refund.putObject("_links");
    ObjectNode self = links.putArray("self").addObject().put("href", up + "/refunds/" + id);
    self.putObject("targetHints").putArray("allow").add("GET").add("DELETE");
    links.putArray("collection").addObject().put("href", up + "/refunds");
    links.putArray("up").addObject().put("href", up);
  }

  private static String negative(BigDecimal amount) {
    return Decimals.text(amount.negate(), 2);
  }
}
