package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Refused;

/**
 * Changes quantity or net amount of lines ({@code line_items} of a PUT) and works the totals out
 * again, as editing an order in the shop does. Coupon lines and discounts stay as they were.
 */
final class LineEdit {

  private LineEdit() {}

  static void apply(ObjectNode order, JsonNode changes) {
    for (JsonNode change : changes) {
      line(order, change);
    }
    totals(order);
  }

  private static void line(ObjectNode order, JsonNode change) {
    for (JsonNode candidate : order.path("line_items")) {
      if (candidate.get("id").asLong() == change.path("id").asLong(-1)) {
        change((ObjectNode) candidate, change);
        return;
      }
    }
    throw new Refused(
        Problems.of(
            400,
            "woocommerce_rest_invalid_item_id",
            "Order item ID provided is not associated with order."));
  }

  private static void change(ObjectNode line, JsonNode change) {
    BigDecimal before = new BigDecimal(line.get("quantity").asText());
    BigDecimal after = new BigDecimal(change.path("quantity").asText(before.toPlainString()));
    BigDecimal net = amount(line, "total");
    if (change.has("total")) {
      net = new BigDecimal(change.get("total").asText());
    } else if (before.signum() != 0) {
      net = net.multiply(after).divide(before, 6, RoundingMode.HALF_UP);
    }
    line.put("quantity", after.intValue());
    line.put("subtotal", Decimals.text(net, 6)).put("total", Decimals.text(net, 6));
    BigDecimal tax = BigDecimal.ZERO;
    for (JsonNode share : line.path("taxes")) {
      BigDecimal of = TaxRate.withId(share.get("id").asLong()).on(net);
      String text = Decimals.text(of, 6);
      ((ObjectNode) share).put("total", text).put("subtotal", text);
      tax = tax.add(Taxed.cents(of));
    }
    line.put("subtotal_tax", Decimals.text(tax, 6)).put("total_tax", Decimals.text(tax, 6));
    if (after.signum() != 0) {
      line.put("price", net.divide(after, 6, RoundingMode.HALF_UP));
    }
  }

  private static void totals(ObjectNode order) {
    Map<Long, BigDecimal> perRate = new LinkedHashMap<>();
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    for (String lines : new String[] {"line_items", "fee_lines"}) {
      for (JsonNode line : order.path(lines)) {
        net = net.add(cents(amount(line, "total")));
        tax = tax.add(amount(line, "total_tax"));
        for (JsonNode share : line.path("taxes")) {
          BigDecimal part = Taxed.cents(new BigDecimal(share.get("total").asText()));
          perRate.merge(share.get("id").asLong(), part, BigDecimal::add);
        }
      }
    }
    for (JsonNode line : (ArrayNode) order.get("tax_lines")) {
      BigDecimal sum = perRate.getOrDefault(line.get("rate_id").asLong(), BigDecimal.ZERO);
      ((ObjectNode) line).put("tax_total", Decimals.text(sum, 6));
    }
    BigDecimal shipping = amount(order, "shipping_total").add(amount(order, "shipping_tax"));
    order.put("cart_tax", Decimals.text(tax, 6));
    order.put("total_tax", Decimals.text(tax.add(amount(order, "shipping_tax")), 6));
    order.put("total", Decimals.text(net.add(tax).add(shipping), 6));
  }

  private static BigDecimal amount(JsonNode owner, String name) {
    return new BigDecimal(owner.get(name).asText());
  }

  private static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }
}
