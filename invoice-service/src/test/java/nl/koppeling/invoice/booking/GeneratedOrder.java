package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * An order as WooCommerce would calculate it, from a seed: prices with or without VAT, tax rounded
 * per line or at the subtotal, two or six decimals, coupons, shipping, fees, a negative fee over
 * both rates. The same seed gives the same order.
 */
final class GeneratedOrder {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final SplittableRandom random;
  private final boolean including;
  private final boolean perLine;
  private final int decimals;
  private final List<SaleOrder.Line> lines = new ArrayList<>();
  private final Map<Long, BigDecimal> taxPerRate = new TreeMap<>();
  private BigDecimal net = BigDecimal.ZERO;
  private long lineId = 1;

  GeneratedOrder(long seed, boolean including, boolean perLine, int decimals) {
    this.random = new SplittableRandom(seed);
    this.including = including;
    this.perLine = perLine;
    this.decimals = decimals;
  }

  static SaleOrder of(long seed) {
    SplittableRandom modes = new SplittableRandom(~seed);
    return new GeneratedOrder(
            seed, modes.nextBoolean(), modes.nextBoolean(), modes.nextBoolean() ? 6 : 2)
        .order();
  }

  SaleOrder order() {
    BigDecimal discount =
        random.nextInt(3) == 0
            ? BigDecimal.ONE.subtract(new BigDecimal(random.nextInt(1, 90)).divide(HUNDRED))
            : BigDecimal.ONE;
    int products = 1 + random.nextInt(random.nextInt(12) == 0 ? 40 : 6);
    for (int i = 0; i < products; i++) {
      BigDecimal price = BigDecimal.valueOf(price(), 2);
      BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(5));
      add(SaleOrder.Kind.PRODUCT, rate(), price.multiply(quantity).multiply(discount), quantity);
    }
    if (random.nextInt(3) > 0) {
      add(
          SaleOrder.Kind.SHIPPING,
          rate(),
          BigDecimal.valueOf(random.nextInt(1500), 2),
          BigDecimal.ONE);
    }
    if (random.nextInt(4) == 0) {
      add(SaleOrder.Kind.FEE, rate(), BigDecimal.valueOf(random.nextInt(500), 2), BigDecimal.ONE);
    }
    if (random.nextInt(6) == 0) {
      negativeFee();
    }
    return finished();
  }

  private long price() {
    return random.nextInt(20) == 0 ? random.nextInt(900_000) : 1 + random.nextInt(9_999);
  }

  private long rate() {
    return random.nextInt(3) == 0 ? 2 : 1;
  }

  private static BigDecimal percent(long rate) {
    return rate == 1 ? BigDecimal.valueOf(21) : BigDecimal.valueOf(9);
  }

  private void add(SaleOrder.Kind kind, long rate, BigDecimal entered, BigDecimal quantity) {
    BigDecimal exact =
        including
            ? entered.multiply(HUNDRED).divide(HUNDRED.add(percent(rate)), 12, RoundingMode.HALF_UP)
            : entered;
    BigDecimal tax =
        including ? entered.subtract(exact) : exact.multiply(percent(rate)).movePointLeft(2);
    line(kind, quantity, exact, List.of(new SaleOrder.LineTax(rate, tax)));
  }

  /** Divided over the rates in the basket by value, at most a tenth of it (VAT reference 2.1). */
  private void negativeFee() {
    BigDecimal share = new BigDecimal(random.nextInt(1, 10)).movePointLeft(2);
    List<SaleOrder.LineTax> taxes = new ArrayList<>();
    BigDecimal exact = BigDecimal.ZERO;
    for (long rate : List.of(1L, 2L)) {
      BigDecimal base =
          lines.stream()
              .filter(l -> l.kind() == SaleOrder.Kind.PRODUCT && l.taxes().get(0).rateId() == rate)
              .map(SaleOrder.Line::net)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal part = base.multiply(share).negate();
      exact = exact.add(part);
      if (part.signum() != 0) {
        taxes.add(new SaleOrder.LineTax(rate, part.multiply(percent(rate)).movePointLeft(2)));
      }
    }
    // Two decimals cannot carry a split of two rates exactly: such an order is rightly refused.
    if (taxes.size() == 1 || decimals == 6) {
      line(SaleOrder.Kind.FEE, BigDecimal.ONE, exact, taxes);
    }
  }

  private void line(
      SaleOrder.Kind kind,
      BigDecimal quantity,
      BigDecimal exact,
      List<SaleOrder.LineTax> exactTaxes) {
    BigDecimal stored = exact.setScale(decimals, RoundingMode.HALF_UP);
    net = net.add(exact);
    List<SaleOrder.LineTax> taxes = new ArrayList<>();
    BigDecimal tax = BigDecimal.ZERO;
    for (SaleOrder.LineTax t : exactTaxes) {
      BigDecimal counted = perLine ? t.amount().setScale(2, RoundingMode.HALF_UP) : t.amount();
      taxPerRate.merge(t.rateId(), counted, BigDecimal::add);
      BigDecimal shown = t.amount().setScale(decimals, RoundingMode.HALF_UP);
      taxes.add(new SaleOrder.LineTax(t.rateId(), shown));
      tax = tax.add(shown);
    }
    lines.add(
        new SaleOrder.Line(
            kind,
            lineId++,
            "Artikel",
            quantity,
            stored,
            tax.setScale(2, RoundingMode.HALF_UP),
            taxes));
  }

  private SaleOrder finished() {
    BigDecimal totalTax = BigDecimal.ZERO;
    BigDecimal exactTax = BigDecimal.ZERO;
    List<SaleOrder.Rate> rates = new ArrayList<>();
    for (Map.Entry<Long, BigDecimal> entry : taxPerRate.entrySet()) {
      BigDecimal rounded = entry.getValue().setScale(2, RoundingMode.HALF_UP);
      exactTax = exactTax.add(entry.getValue());
      totalTax = totalTax.add(rounded);
      BigDecimal shown = entry.getValue().setScale(decimals, RoundingMode.HALF_UP);
      rates.add(new SaleOrder.Rate(entry.getKey(), "NL", percent(entry.getKey()), false, shown));
    }
    BigDecimal total = net.add(exactTax).setScale(2, RoundingMode.HALF_UP);
    return new SaleOrder(
        42,
        "42",
        "EUR",
        Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
        Optional.empty(),
        total,
        totalTax,
        new SaleOrder.Payment("ideal", "iDEAL", "tr_1"),
        Optional.of("NL"),
        Optional.of("NL"),
        false,
        lines,
        rates);
  }
}
