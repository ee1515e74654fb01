package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an order as WooCommerce would: prices include VAT, VAT per line is rounded to cents, totals follow. With six decimals the
 * nets are unrounded shares, as in the recordings.
 */
final class OrderMaker {

  private static final Map<Integer, Integer> RATE_IDS = Map.of(21, 1, 9, 2, 0, 3);

  private final OrderWish wish;
  private final long id;
  private final int decimals;
  private final Map<Integer, BigDecimal[]> taxPerRate = new TreeMap<>();
  private BigDecimal total = BigDecimal.ZERO;
  private BigDecimal totalTax = BigDecimal.ZERO;
  private long lineIds;

  private OrderMaker(OrderWish wish, long id, int decimals) {
    this.wish = wish;
    this.id = id;
    this.decimals = decimals;
    this.lineIds = id * 1_000;
  }

  /** The order in both forms. */
  static StoredOrder make(OrderWish wish, long id) {
    return new StoredOrder(
        new OrderMaker(wish, id, 2).order(),
        new OrderMaker(wish, id, 6).order(),
        Recorded.object().putArray("refunds"));
  }

  private ObjectNode order() {
    ObjectNode order = Recorded.object();
    order.put("id", id).put("parent_id", 0).put("status", wish.status()).put("currency", "EUR");
    order.put("version", "11.0.1").put("prices_include_tax", true);
    ShopTime.put(order, "date_created", wish.at());
    ShopTime.put(order, "date_modified", wish.at());
    moment(order, "date_paid", wish.paid());
    moment(order, "date_completed", wish.status().equals("completed"));
    ArrayNode lines = order.putArray("line_items");
    wish.lines().forEach(line -> product(lines.addObject(), line));
    ArrayNode shipping = order.putArray("shipping_lines");
    int highest = wish.lines().stream().mapToInt(OrderWish.Line::rate).max().orElse(21);
    if (wish.shipping().signum() != 0) {
      other(shipping.addObject().put("method_title", "Verzendkosten").put("method_id", "flat_rate"), wish.shipping(), highest, true);
    }
    ArrayNode fees = order.putArray("fee_lines");
    if (wish.fee().signum() != 0) {
      other(fees.addObject().put("name", "Toeslag").put("tax_class", ""), wish.fee(), highest, false);
    }
    order.putArray("coupon_lines");
    order.putArray("refunds");
    taxLines(order.putArray("tax_lines"));
    return rest(order);
  }

  private void product(ObjectNode line, OrderWish.Line wished) {
    BigDecimal gross = wished.price().multiply(BigDecimal.valueOf(wished.quantity()));
    BigDecimal tax = tax(gross, wished.rate());
    line.put("id", ++lineIds).put("name", wished.name()).put("product_id", 11).put("variation_id", 0);
    line.put("quantity", wished.quantity()).put("tax_class", wished.rate() == 21 ? "" : wished.rate() == 9 ? "reduced-rate" : "zero-rate");
    String net = text(net(gross, wished.rate()));
    line.put("subtotal", net).put("subtotal_tax", text(tax)).put("total", net).put("total_tax", text(tax));
    taxes(line, wished.rate(), tax, true);
    line.putArray("meta_data");
    line.put("sku", "SKU-" + wished.rate());
    line.put("price", net(gross, wished.rate()).divide(BigDecimal.valueOf(wished.quantity()), 6, RoundingMode.HALF_UP));
    count(gross, tax, wished.rate(), false);
  }

  private void other(ObjectNode line, BigDecimal gross, int rate, boolean shipping) {
    BigDecimal tax = tax(gross, rate);
    line.put("id", ++lineIds).put("total", text(net(gross, rate))).put("total_tax", text(tax));
    taxes(line, rate, tax, false);
    line.put("tax_status", "taxable").putArray("meta_data");
    count(gross, tax, rate, shipping);
  }

  private static void taxes(ObjectNode line, int rate, BigDecimal tax, boolean subtotal) {
    ObjectNode share = line.putArray("taxes").addObject();
    share.put("id", RATE_IDS.get(rate)).put("total", tax.toPlainString());
    share.put("subtotal", subtotal ? tax.toPlainString() : "");
  }

  private void count(BigDecimal gross, BigDecimal tax, int rate, boolean shipping) {
    total = total.add(gross);
    totalTax = totalTax.add(tax);
    BigDecimal[] sums = taxPerRate.computeIfAbsent(rate, r -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
    sums[shipping ? 1 : 0] = sums[shipping ? 1 : 0].add(tax);
  }

  private void taxLines(ArrayNode lines) {
    taxPerRate.forEach(
        (rate, sums) -> {
          ObjectNode line = lines.addObject();
          line.put("id", ++lineIds).put("rate_code", "NL-BTW " + rate + "%-1").put("rate_id", RATE_IDS.get(rate));
          line.put("label", "BTW " + rate + "%").put("compound", false);
          line.put("tax_total", text(sums[0])).put("shipping_tax_total", text(sums[1])).put("rate_percent", rate);
          line.putArray("meta_data");
        });
  }

  private ObjectNode rest(ObjectNode order) {
    BigDecimal shippingTax = taxPerRate.values().stream().map(s -> s[1]).reduce(BigDecimal.ZERO, BigDecimal::add);
    order.put("discount_total", text(BigDecimal.ZERO)).put("discount_tax", text(BigDecimal.ZERO));
    order.put("shipping_total", text(wish.shipping().subtract(shippingTax))).put("shipping_tax", text(shippingTax));
    order.put("cart_tax", text(totalTax.subtract(shippingTax)));
    order.put("total", text(total)).put("total_tax", text(totalTax));
    order.put("customer_id", 0).put("order_key", "wc_order_" + Long.toString(id * 7919, 36)).put("number", Long.toString(id));
    ObjectNode billing = address(order.putObject("billing"));
    billing.put("email", wish.email()).put("phone", "");
    address(order.putObject("shipping")).put("phone", "");
    order.put("payment_method", wish.paymentMethod()).put("payment_method_title", "iDEAL").put("transaction_id", "tr_" + id);
    order.put("created_via", "checkout").put("customer_note", "").put("cart_hash", "").putArray("meta_data");
    return order.put("currency_symbol", "€");
  }

  private ObjectNode address(ObjectNode address) {
    address.put("first_name", wish.firstName()).put("last_name", wish.lastName()).put("company", "");
    address.put("address_1", "Proefstraat 1").put("address_2", "").put("city", "Testdorp").put("state", "");
    return address.put("postcode", "1234 AB").put("country", wish.country());
  }

  private void moment(ObjectNode order, String name, boolean happened) {
    if (happened) {
      ShopTime.put(order, name, wish.at());
    } else {
      order.putNull(name).putNull(name + "_gmt");
    }
  }

  private static BigDecimal tax(BigDecimal gross, int rate) {
    return gross
        .multiply(BigDecimal.valueOf(rate))
        .divide(BigDecimal.valueOf(100L + rate), 2, RoundingMode.HALF_UP);
  }

  private BigDecimal net(BigDecimal gross, int rate) {
    return decimals == 2
        ? gross.subtract(tax(gross, rate))
        : gross.multiply(BigDecimal.valueOf(100)).divide(BigDecimal.valueOf(100L + rate), 6, RoundingMode.HALF_UP);
  }

  private String text(BigDecimal amount) {
    return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
