package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a coupon took off in each band (VAT reference 2.1, example 4): WooCommerce divides a fixed
 * coupon by pieces, a division by value would lead to other VAT. Amounts in euros.
 */
final class CouponSplit {

  private static final BigDecimal FIVE_CENTS = new BigDecimal("0.05");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Map<Band, BigDecimal> percents = new EnumMap<>(Band.class);
  private final Map<Band, BigDecimal> before = new EnumMap<>(Band.class);
  private final Map<Band, BigDecimal> off = new EnumMap<>(Band.class);

  /** Of the products of an order, each by the band of its first component. */
  static CouponSplit of(SaleOrder order, Reconciler.Reconciled result) {
    Map<Long, Component> components =
        result.net().keySet().stream()
            .filter(c -> c.role() == LedgerRole.PRODUCT)
            .collect(
                Collectors.toMap(Component::lineId, Function.identity(), (first, more) -> first));
    CouponSplit split = new CouponSplit();
    order.lines().stream()
        .filter(l -> l.kind() == SaleOrder.Kind.PRODUCT && components.containsKey(l.id()))
        .forEach(line -> split.add(line, components.get(line.id())));
    return split;
  }

  private void add(SaleOrder.Line line, Component component) {
    BigDecimal factor = BigDecimal.ONE.add(component.percent().movePointLeft(2));
    percents.put(component.band(), component.percent());
    before.merge(component.band(), line.netBefore().multiply(factor), BigDecimal::add);
    off.merge(
        component.band(), line.netBefore().subtract(line.net()).multiply(factor), BigDecimal::add);
  }

  /** Above five cents of VAT it is worth telling. */
  boolean differs() {
    if (nothing()) {
      return false;
    }
    BigDecimal difference = BigDecimal.ZERO;
    for (Band band : off.keySet()) {
      difference = difference.add(vat(band, off.get(band).subtract(byValue(band))));
    }
    return difference.abs().compareTo(FIVE_CENTS) > 0;
  }

  /** VAT charged above that of a division by value, each rounded per band as a shop prints it. */
  Cents difference() {
    if (nothing()) {
      return Cents.ZERO;
    }
    Cents charged = Cents.ZERO;
    Cents fair = Cents.ZERO;
    for (Band band : off.keySet()) {
      BigDecimal price = before.get(band);
      charged = charged.plus(rounded(vat(band, price.subtract(off.get(band)))));
      fair = fair.plus(rounded(vat(band, price.subtract(byValue(band)))));
    }
    return charged.minus(fair);
  }

  private boolean nothing() {
    return sum(off).signum() == 0 || sum(before).signum() == 0;
  }

  private BigDecimal byValue(Band band) {
    return sum(off).multiply(before.get(band)).divide(sum(before), MathContext.DECIMAL64);
  }

  /** The VAT in an amount that includes it. */
  private BigDecimal vat(Band band, BigDecimal amount) {
    BigDecimal percent = percents.get(band);
    return amount.multiply(percent).divide(percent.add(HUNDRED), MathContext.DECIMAL64);
  }

  private static Cents rounded(BigDecimal euros) {
    return Cents.exactly(euros.setScale(2, RoundingMode.HALF_UP));
  }

  private static BigDecimal sum(Map<Band, BigDecimal> amounts) {
    return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
