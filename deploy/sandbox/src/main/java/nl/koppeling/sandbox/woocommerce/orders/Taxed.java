package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;

/**
 * An amount with its tax as a WooCommerce with prices including VAT computes it: net and the shares
 * of tax unrounded, the tax of a line rounded to cents, halves down, so that both rounded add up to
 * the price (WooCommerce reference 4 and 8).
 */
record Taxed(BigDecimal net, Map<TaxRate, BigDecimal> shares) {

  private static final int SIX = 6;

  static Taxed including(BigDecimal gross, Optional<TaxRate> rate) {
    Map<TaxRate, BigDecimal> shares = new LinkedHashMap<>();
    BigDecimal net = rate.map(r -> r.netOf(gross)).orElse(gross);
    rate.ifPresent(r -> shares.put(r, gross.subtract(net)));
    return new Taxed(net, shares);
  }

  static Taxed excluding(BigDecimal net, Optional<TaxRate> rate) {
    Map<TaxRate, BigDecimal> shares = new LinkedHashMap<>();
    rate.ifPresent(r -> shares.put(r, r.on(net)));
    return new Taxed(net, shares);
  }

  /** An amount without tax that takes its tax from the basket in proportion. */
  static Taxed spread(BigDecimal net, Map<TaxRate, BigDecimal> basket) {
    BigDecimal whole = basket.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Map<TaxRate, BigDecimal> shares = new LinkedHashMap<>();
    basket.forEach(
        (rate, part) -> {
          BigDecimal of = net.multiply(part).divide(whole, 20, RoundingMode.HALF_UP);
          shares.put(rate, rate.on(of));
        });
    return new Taxed(net, shares);
  }

  /** Its tax in cents. */
  BigDecimal tax() {
    return shares.values().stream().map(Taxed::cents).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BigDecimal cents(BigDecimal share) {
    return share.setScale(2, RoundingMode.HALF_DOWN);
  }

  String netText() {
    return Decimals.text(net, SIX);
  }

  String taxText() {
    return Decimals.text(tax(), SIX);
  }

  /** The shares of a line of goods; {@code before} is the amount before discount. */
  void goodsShares(ArrayNode list, Taxed before) {
    shares.forEach(
        (rate, share) ->
            share(list.addObject(), rate, share)
                .put("subtotal", Decimals.text(before.shares.get(rate), SIX)));
  }

  /** The shares of shipping or of a fee, which know no discount. */
  void otherShares(ArrayNode list) {
    shares.forEach((rate, share) -> share(list.addObject(), rate, share).put("subtotal", ""));
  }

  private static ObjectNode share(ObjectNode json, TaxRate rate, BigDecimal share) {
    return json.put("id", rate.id()).put("total", Decimals.text(share, SIX));
  }
}
