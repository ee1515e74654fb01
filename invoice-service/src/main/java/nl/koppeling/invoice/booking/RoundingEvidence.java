package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of WooCommerce's two ways of rounding an order's own figures prove (VAT reference 4;
 * WooCommerce reference 3 on {@code dp} and 8).
 *
 * <p>Rounded per line, the VAT of a rate is the sum of whole cents, one amount for each line.
 * Rounded at the subtotal, it is what net × rate leads to over all lines: with six decimals shown
 * to the last of them, with two rounded once. A figure that is shown rounded stands for everything
 * it may have been, so each way leads to a range; both fit, or neither, proves nothing.
 */
final class RoundingEvidence {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final SaleOrder order;
  private final boolean fractions;
  private final BigDecimal halfUnit;
  private Range perLine = Range.ZERO;
  private Range atSubtotal = Range.ZERO;
  private boolean perLineFits = true;
  private boolean atSubtotalFits = true;

  private RoundingEvidence(SaleOrder order) {
    this.order = order;
    int decimals = decimals(order);
    this.fractions = decimals > 2;
    this.halfUnit = HALF.movePointLeft(decimals);
  }

  static Rounding of(SaleOrder order) {
    RoundingEvidence evidence = new RoundingEvidence(order);
    order.rates().forEach(evidence::look);
    return evidence.verdict();
  }

  /** Goods and shipping are rounded apart, so the total may be a cent away from the sum. */
  private Rounding verdict() {
    boolean lines = perLineFits && perLine.holds(order.totalTax());
    boolean subtotal = atSubtotalFits && atSubtotal.wider(CENT).holds(order.totalTax());
    if (lines == subtotal) {
      return Rounding.CANNOT_TELL;
    }
    return lines ? Rounding.PER_LINE : Rounding.AT_SUBTOTAL;
  }

  private void look(SaleOrder.Rate rate) {
    Range rounded = Range.ZERO;
    Range exact = Range.ZERO;
    boolean goods = false;
    boolean shipping = false;
    for (SaleOrder.Line line : order.lines()) {
      List<SaleOrder.LineTax> taxes = relevant(line);
      for (SaleOrder.LineTax tax : taxes) {
        if (tax.rateId() == rate.id()) {
          rounded = rounded.plus(Range.rounded(tax.amount()));
          exact = exact.plus(exact(line, tax, rate, taxes.size() == 1));
          goods |= line.kind() != SaleOrder.Kind.SHIPPING;
          shipping |= line.kind() == SaleOrder.Kind.SHIPPING;
        }
      }
    }
    perLineFits &= rounded.holds(rate.tax());
    BigDecimal shown = goods && shipping ? halfUnit.add(halfUnit) : halfUnit;
    atSubtotalFits &= exact.wider(shown).holds(rate.tax());
    perLine = perLine.plus(rounded);
    atSubtotal = atSubtotal.plus(exact);
  }

  /** Those that lead to VAT; without any, all: a small amount may have been rounded away. */
  private static List<SaleOrder.LineTax> relevant(SaleOrder.Line line) {
    List<SaleOrder.LineTax> taxed =
        line.taxes().stream().filter(t -> t.amount().signum() != 0).toList();
    return taxed.isEmpty() ? line.taxes() : taxed;
  }

  /** What a line's VAT may have been before any rounding. */
  private Range exact(
      SaleOrder.Line line, SaleOrder.LineTax tax, SaleOrder.Rate rate, boolean only) {
    Range shown = Range.around(tax.amount(), halfUnit);
    if (!only) {
      return shown; // which part of the line bears which rate is not told
    }
    Range computed = Range.around(line.net(), halfUnit).times(rate.percent().movePointLeft(2));
    return fractions ? computed : computed.within(shown);
  }

  /** How many decimals the figures are shown with; whole cents may have been rounded to it. */
  private static int decimals(SaleOrder order) {
    Stream<BigDecimal> lines =
        order.lines().stream()
            .flatMap(
                l ->
                    Stream.concat(
                        Stream.of(l.net()), l.taxes().stream().map(SaleOrder.LineTax::amount)));
    return Stream.concat(lines, order.rates().stream().map(SaleOrder.Rate::tax))
        .mapToInt(a -> a.stripTrailingZeros().scale())
        .reduce(2, Math::max);
  }

  /** From {@code low} through {@code high}, euros. */
  private record Range(BigDecimal low, BigDecimal high) {

    static final Range ZERO = new Range(BigDecimal.ZERO, BigDecimal.ZERO);

    static Range around(BigDecimal amount, BigDecimal by) {
      return new Range(amount.subtract(by), amount.add(by));
    }

    /** Whole cents; half a cent goes down when prices include VAT, else up. */
    static Range rounded(BigDecimal amount) {
      BigDecimal down = amount.setScale(2, RoundingMode.HALF_DOWN);
      BigDecimal up = amount.setScale(2, RoundingMode.HALF_UP);
      return new Range(down.min(up), down.max(up));
    }

    Range plus(Range other) {
      return new Range(low.add(other.low), high.add(other.high));
    }

    Range times(BigDecimal factor) {
      return new Range(low.multiply(factor), high.multiply(factor));
    }

    Range wider(BigDecimal by) {
      return new Range(low.subtract(by), high.add(by));
    }

    /** What both allow; when they exclude each other, a range that holds nothing. */
    Range within(Range other) {
      return new Range(low.max(other.low), high.min(other.high));
    }

    boolean holds(BigDecimal amount) {
      return low.compareTo(amount) <= 0 && high.compareTo(amount) >= 0;
    }
  }
}
