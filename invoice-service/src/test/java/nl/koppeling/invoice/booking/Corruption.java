package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils one amount of an order by more than rounding can explain. */
final class Corruption {

  private Corruption() {}

  static SaleOrder of(SaleOrder order, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
    // An honest order may already miss by the tolerance, to either side: twice that is beyond
    // doubt.
    BigDecimal tolerance = BigDecimal.valueOf(order.lines().size() + 1).add(BigDecimal.valueOf(3));
    BigDecimal size = tolerance.add(BigDecimal.valueOf(random.nextInt(100_000))).movePointLeft(2);
    BigDecimal change = random.nextBoolean() ? size : size.negate();
    return switch (random.nextInt(5)) {
      case 0 -> totals(order, order.total().add(change), order.totalTax());
      case 1 -> totals(order, order.total(), order.totalTax().add(change));
      case 2 -> line(order, random, change, BigDecimal.ZERO);
      case 3 -> line(order, random, BigDecimal.ZERO, change);
      default -> line(order, random, change, change.negate());
    };
  }

  private static SaleOrder totals(SaleOrder o, BigDecimal total, BigDecimal totalTax) {
    return new SaleOrder(
        o.orderId(),
        o.number(),
        o.currency(),
        o.paidAt(),
        o.completedAt(),
        total,
        totalTax,
        o.payment(),
        o.destination(),
        o.billing(),
        o.vatNumber(),
        o.lines(),
        o.rates());
  }

  private static SaleOrder line(
      SaleOrder order, SplittableRandom random, BigDecimal net, BigDecimal tax) {
    List<SaleOrder.Line> lines = new ArrayList<>(order.lines());
    int index = random.nextInt(lines.size());
    SaleOrder.Line l = lines.get(index);
    List<SaleOrder.LineTax> taxes = new ArrayList<>(l.taxes());
    SaleOrder.LineTax first = taxes.get(0);
    taxes.set(0, new SaleOrder.LineTax(first.rateId(), first.amount().add(tax)));
    lines.set(
        index,
        new SaleOrder.Line(
            l.kind(),
            l.id(),
            l.name(),
            l.quantity(),
            l.net().add(net),
            l.tax().add(tax),
            taxes,
            l.netBefore(),
            l.product()));
    return BookingProperties.with(order, lines, order.rates());
  }
}
