package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The figures of a sale, from the shop's own amounts. */
final class SaleFigures {

  private static final Set<LedgerRole> NO_TURNOVER =
      EnumSet.of(LedgerRole.GIFT_CARD, LedgerRole.DONATION);

  private final Assembly assembly;
  private final SaleOrder order;

  private SaleFigures(Assembly assembly, SaleOrder order) {
    this.assembly = assembly;
    this.order = order;
  }

  /**
   * Computes them.
   *
   * @param notices those of the booking: an amount belongs to what the owner is told of it
   */
  static Figures of(Assembly assembly, SaleOrder order, Dates dates, Set<Notice> notices) {
    SaleFigures figures = new SaleFigures(assembly, order);
    String country = Territory.country(order);
    return new Figures(
        dates.tax(),
        country.matches("[A-Z0-9]{2}") ? country : "",
        figures.toEuConsumer() ? figures.turnover() : Cents.ZERO,
        notices.contains(Notice.SHIPPING_ALL_HIGH) ? figures.excessShippingVat() : Cents.ZERO,
        notices.contains(Notice.COUPON_SPLIT)
            ? CouponSplit.of(order, assembly.result()).difference()
            : Cents.ZERO,
        whole(assembly.result().residual()),
        RoundingEvidence.of(order));
  }

  static boolean turnover(LedgerRole role) {
    return !NO_TURNOVER.contains(role);
  }

  /** P6, P7 and P10. Dutch VAT on a VAT number (W4) is a sale to a business all the same. */
  private boolean toEuConsumer() {
    return Territory.of(order) == Territory.EU
        && (assembly.treatment() == Treatment.OSS
            || (assembly.treatment() == Treatment.DOMESTIC && !order.vatNumber()));
  }

  private Cents turnover() {
    return Cents.sum(
        assembly.result().net().entrySet().stream()
            .filter(e -> turnover(e.getKey().role()))
            .map(Map.Entry::getValue));
  }

  /** VAT reference 2.2 and examples 2A and 2B: shipping follows the goods, by price. */
  private Cents excessShippingVat() {
    Map<Band, BigDecimal> goods = new EnumMap<>(Band.class);
    Map<Band, BigDecimal> percents = new EnumMap<>(Band.class);
    BigDecimal shipping = BigDecimal.ZERO;
    BigDecimal percent = BigDecimal.ZERO;
    for (Component c : assembly.result().net().keySet()) {
      if (c.role() == LedgerRole.SHIPPING) {
        shipping = shipping.add(c.net());
        percent = c.percent();
      } else if (c.role() == LedgerRole.PRODUCT || c.role() == LedgerRole.DISCOUNT) {
        goods.merge(c.band(), c.net(), BigDecimal::add);
        percents.put(c.band(), c.percent());
      }
    }
    BigDecimal all = goods.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (all.signum() <= 0) {
      return Cents.ZERO;
    }
    BigDecimal lower = BigDecimal.ZERO;
    for (Map.Entry<Band, BigDecimal> entry : goods.entrySet()) {
      BigDecimal difference = percent.subtract(percents.get(entry.getKey()));
      lower = lower.add(entry.getValue().multiply(difference));
    }
    BigDecimal excess =
        shipping.multiply(lower).movePointLeft(2).divide(all, 0, RoundingMode.HALF_UP);
    return new Cents(Math.max(0, excess.longValueExact()));
  }

  private static Cents whole(BigDecimal cents) {
    return new Cents(cents.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }
}
