package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;
import nl.koppeling.sandbox.woocommerce.wire.Json;

/** What is in an order, computed and written line by line: goods, shipping, fee, coupon. */
final class Basket {

  /** PHP writes a price with at most seventeen digits. */
  private static final MathContext PRICE = new MathContext(16, RoundingMode.HALF_UP);

  final ArrayNode goods = Json.array();
  final ArrayNode shipping = Json.array();
  final ArrayNode fees = Json.array();
  final ArrayNode coupons = Json.array();
  final TaxTable taxes = new TaxTable();
  private final OrderWish wish;
  private final LongSupplier ids;
  private final Map<TaxRate, BigDecimal> netPerRate = new LinkedHashMap<>();
  private BigDecimal discount = BigDecimal.ZERO;
  private BigDecimal discountTax = BigDecimal.ZERO;
  private BigDecimal shippingNet = BigDecimal.ZERO;
  private BigDecimal total = BigDecimal.ZERO;

  Basket(OrderWish wish, LongSupplier ids) {
    this.wish = wish;
    this.ids = ids;
    wish.lines().forEach(this::product);
    if (wish.shipping().signum() != 0) {
      shipping();
    }
    if (wish.fee().signum() != 0) {
      fee();
    }
    if (wish.couponPercent().signum() != 0) {
      coupon();
    }
  }

  BigDecimal discount() {
    return discount;
  }

  BigDecimal discountTax() {
    return discountTax;
  }

  BigDecimal shippingNet() {
    return shippingNet;
  }

  /** With VAT and everything. */
  BigDecimal total() {
    return total;
  }

  private void product(OrderWish.Line wished) {
    Optional<TaxRate> rate = TaxRate.meant(wished.rate(), wish.buyer().country());
    BigDecimal gross = wished.price().multiply(BigDecimal.valueOf(wished.quantity()));
    BigDecimal off =
        gross.multiply(wish.couponPercent()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    Taxed before = Taxed.including(gross, rate);
    Taxed after = Taxed.including(gross.subtract(off), rate);
    ObjectNode line = goods.addObject();
    line.put("id", ids.getAsLong()).put("name", wished.name());
    line.put("product_id", 11).put("variation_id", 0).put("quantity", wished.quantity());
    line.put("tax_class", rate.map(TaxRate::lineClass).orElse(""));
    line.put("subtotal", before.netText()).put("subtotal_tax", before.taxText());
    line.put("total", after.netText()).put("total_tax", after.taxText());
    after.goodsShares(line.putArray("taxes"), before);
    line.putArray("meta_data");
    line.put("sku", wished.sku()).put("global_unique_id", "");
    line.put("price", price(after.netText(), wished.quantity()));
    line.putObject("image").put("id", "").put("src", "");
    line.putNull("parent_name");
    rate.ifPresent(r -> netPerRate.merge(r, after.net(), BigDecimal::add));
    taxes.goods(after);
    total = total.add(gross).subtract(off);
    discount = discount.add(before.net().subtract(after.net()));
    discountTax = discountTax.add(before.tax().subtract(after.tax()));
  }

  private static BigDecimal price(String net, int quantity) {
    BigDecimal price = new BigDecimal(net).divide(BigDecimal.valueOf(quantity), PRICE);
    BigDecimal plain = price.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** The rate that is asked for, else the highest among the goods, as shipping inherits it. */
  private Optional<TaxRate> rate(Optional<String> asked) {
    return asked.isPresent()
        ? TaxRate.meant(asked.get(), wish.buyer().country())
        : netPerRate.keySet().stream().max(Comparator.comparing(TaxRate::percent));
  }

  private void shipping() {
    Taxed amount = Taxed.including(wish.shipping(), rate(wish.shippingRate()));
    ObjectNode line = shipping.addObject();
    line.put("id", ids.getAsLong()).put("method_title", "Verzendkosten");
    line.put("method_id", "flat_rate").put("instance_id", "1");
    line.put("total", amount.netText()).put("total_tax", amount.taxText());
    amount.otherShares(line.putArray("taxes"));
    line.put("tax_status", "taxable").putArray("meta_data");
    amount.shares().keySet().forEach(r -> netPerRate.merge(r, amount.net(), BigDecimal::add));
    taxes.shipping(amount);
    shippingNet = amount.net();
    total = total.add(wish.shipping());
  }

  /** A surcharge has a rate; a reduction takes its VAT from goods and shipping (reference 4). */
  private void fee() {
    boolean spread = wish.fee().signum() < 0 && wish.feeRate().isEmpty() && !netPerRate.isEmpty();
    Optional<TaxRate> rate = spread ? Optional.empty() : rate(wish.feeRate());
    BigDecimal net =
        spread
            ? reduction().setScale(2, RoundingMode.HALF_UP)
            : Taxed.including(wish.fee(), rate).net().setScale(4, RoundingMode.HALF_UP);
    Taxed amount = spread ? Taxed.spread(net, netPerRate) : Taxed.excluding(net, rate);
    boolean taxable = spread || rate.isPresent();
    ObjectNode line = fees.addObject();
    line.put("id", ids.getAsLong()).put("name", wish.feeName());
    line.put("tax_class", rate.map(TaxRate::lineClass).orElse(""));
    line.put("tax_status", taxable ? "taxable" : "none").put("amount", net.toPlainString());
    line.put("total", amount.netText()).put("total_tax", amount.taxText());
    amount.otherShares(line.putArray("taxes"));
    line.putArray("meta_data");
    taxes.goods(amount);
    total = total.add(net.add(amount.tax()).setScale(2, RoundingMode.HALF_UP));
  }

  /** What a reduction is without the VAT it takes along. */
  private BigDecimal reduction() {
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    for (Map.Entry<TaxRate, BigDecimal> part : netPerRate.entrySet()) {
      net = net.add(part.getValue());
      tax = tax.add(part.getKey().on(part.getValue()));
    }
    return wish.fee().multiply(net).divide(net.add(tax), 12, RoundingMode.HALF_UP);
  }

  /** Information only, and not rounded (reference 4). */
  private void coupon() {
    BigDecimal percent = wish.couponPercent();
    String info = "[23,\"welkom10\",\"percent\"," + percent.toPlainString() + "]";
    ObjectNode line = coupons.addObject().put("id", ids.getAsLong()).put("code", "welkom10");
    BigDecimal whole =
        wish.lines().stream()
            .map(l -> l.price().multiply(BigDecimal.valueOf(l.quantity())))
            .map(g -> g.multiply(percent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    line.put("discount", unrounded(discount));
    line.put("discount_tax", unrounded(whole.subtract(discount)));
    ObjectNode meta = line.putArray("meta_data").addObject();
    meta.put("id", ids.getAsLong()).put("key", "coupon_info").put("value", info);
    meta.put("display_key", "coupon_info").put("display_value", info);
    line.put("discount_type", "percent").put("nominal_amount", percent);
    line.put("free_shipping", false);
  }

  private static String unrounded(BigDecimal amount) {
    BigDecimal six = new BigDecimal(Decimals.text(amount, 6)).stripTrailingZeros();
    return six.toPlainString();
  }
}
