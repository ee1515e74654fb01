package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;

/** Tax per rate, goods and fees apart from shipping: an order's {@code tax_lines}. */
final class TaxTable {

  private final Map<TaxRate, BigDecimal> goods = new LinkedHashMap<>();
  private final Map<TaxRate, BigDecimal> shipping = new LinkedHashMap<>();

  void goods(Taxed amount) {
    add(goods, amount);
  }

  void shipping(Taxed amount) {
    add(shipping, amount);
  }

  private void add(Map<TaxRate, BigDecimal> sums, Taxed amount) {
    amount
        .shares()
        .forEach(
            (rate, share) -> {
              goods.putIfAbsent(rate, BigDecimal.ZERO);
              shipping.putIfAbsent(rate, BigDecimal.ZERO);
              sums.merge(rate, Taxed.cents(share), BigDecimal::add);
            });
  }

  BigDecimal goodsTax() {
    return sum(goods);
  }

  BigDecimal shippingTax() {
    return sum(shipping);
  }

  private static BigDecimal sum(Map<TaxRate, BigDecimal> sums) {
    return sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  void write(ArrayNode lines, LongSupplier ids) {
    goods.forEach(
        (rate, sum) ->
            lines
                .addObject()
                .put("id", ids.getAsLong())
                .put("rate_code", rate.code())
                .put("rate_id", rate.id())
                .put("label", rate.label())
                .put("compound", false)
                .put("tax_total", Decimals.text(sum, 6))
                .put("shipping_tax_total", Decimals.text(shipping.get(rate), 6))
                .put("rate_percent", rate.percent())
                .putArray("meta_data"));
  }
}
