package nl.koppeling.sandbox.woocommerce.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The parameter {@code dp}: amounts are kept with six decimals and rounded when served. Coupon
 * shares, {@code price} and a fee's {@code amount} as entered are never rounded (WooCommerce
 * reference 4; the recordings with two decimals follow from those with six).
 */
public final class Decimals {

  private static final List<String> OF_ORDER =
      List.of(
          "discount_total",
          "discount_tax",
          "shipping_total",
          "shipping_tax",
          "cart_tax",
          "total",
          "total_tax");
  private static final List<String> OF_LINE =
      List.of("subtotal", "subtotal_tax", "total", "total_tax");
  private static final List<String> OF_TAX_LINE = List.of("tax_total", "shipping_tax_total");
  private static final List<String> OF_SHARE = List.of("total", "subtotal");
  private static final List<String> LINES =
      List.of("line_items", "shipping_lines", "fee_lines", "refunds");

  private final int decimals;
  private final boolean sharesToo;

  private Decimals(int decimals, boolean sharesToo) {
    this.decimals = decimals;
    this.sharesToo = sharesToo;
  }

  /**
   * A rounded copy of an order or a refund.
   *
   * @param version before 11.0 a line's tax shares stay unrounded (WooCommerce reference 2)
   */
  public static ObjectNode round(ObjectNode whole, int decimals, ShopVersion version) {
    ObjectNode copy = whole.deepCopy();
    new Decimals(decimals, version.atLeast(11, 0)).order(copy);
    return copy;
  }

  private void order(ObjectNode order) {
    amounts(order, OF_ORDER);
    amounts(order, List.of("amount"));
    for (String lines : LINES) {
      for (JsonNode line : order.path(lines)) {
        amounts((ObjectNode) line, OF_LINE);
        shares(line);
      }
    }
    order.path("tax_lines").forEach(line -> amounts((ObjectNode) line, OF_TAX_LINE));
  }

  private void shares(JsonNode line) {
    if (sharesToo) {
      line.path("taxes").forEach(share -> amounts((ObjectNode) share, OF_SHARE));
    }
  }

  private void amounts(ObjectNode owner, List<String> names) {
    for (String name : names) {
      JsonNode amount = owner.path(name);
      if (amount.isTextual() && !amount.textValue().isEmpty()) {
        owner.put(name, text(new BigDecimal(amount.textValue()), decimals));
      }
    }
  }

  /** An amount with so many decimals, halves away from zero. */
  public static String text(BigDecimal amount, int decimals) {
    return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
