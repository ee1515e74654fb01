package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Steps 1 and 2 of the algorithm (VAT reference 6): lines become components of one rate each, with
 * a band, a ledger account and a VAT that fits.
 */
final class Components {

  private static final BigDecimal TWO_CENTS = BigDecimal.TWO;
  private static final int SPLIT_SCALE = 12;

  private final Map<Long, SaleOrder.Rate> rates;
  private final Mapping mapping;
  private final RateTable table;
  private final LocalDate date;
  private final boolean atHome;
  private final List<Refusal> reasons = new ArrayList<>();
  private final List<Component> components = new ArrayList<>();

  private Components(
      SaleOrder order,
      Map<Long, SaleOrder.Rate> rates,
      Mapping mapping,
      RateTable table,
      LocalDate date) {
    this.rates = rates;
    this.mapping = mapping;
    this.table = table;
    this.date = date;
    this.atHome = Territory.of(order) == Territory.NETHERLANDS;
  }

  /** All components in the order of the booking, or everything that is wrong with the lines. */
  static Checked<List<Component>> of(
      SaleOrder order,
      Map<Long, SaleOrder.Rate> rates,
      Mapping mapping,
      RateTable table,
      LocalDate date) {
    Components found = new Components(order, rates, mapping, table, date);
    order.lines().forEach(found::add);
    return Checked.unless(
        found.reasons.stream().distinct().toList(), Component.placed(found.components));
  }

  /** The band of a rate on the invoice date, or why it has none. */
  static Checked<Band> band(SaleOrder.Rate rate, RateTable table, LocalDate date) {
    if (rate.percent().signum() == 0) {
      return new Checked.Passed<>(Band.ZERO);
    }
    if (!table.knows(rate.percent())) {
      return Checked.refused(Gate.notDutch(rate));
    }
    return table
        .band(rate.percent(), date)
        .<Checked<Band>>map(Checked.Passed::new)
        .orElseGet(() -> Checked.refused(LineRefusals.notOnDate(rate, date)));
  }

  private void add(SaleOrder.Line line) {
    List<SaleOrder.LineTax> taxes = relevant(line);
    BigDecimal sum = sum(taxes);
    if (line.net().signum() == 0 && sum.signum() == 0 && line.tax().signum() == 0) {
      return;
    }
    if (line.tax().subtract(sum).abs().movePointRight(2).compareTo(TWO_CENTS) > 0) {
      reasons.add(LineRefusals.mismatch(line, line.net(), line.tax(), "?"));
    } else if (taxes.isEmpty()) {
      reasons.add(LineRefusals.unexplained(line, role(line)));
    } else if (taxes.size() == 1) {
      add(line, taxes.get(0), line.net().movePointRight(2));
    } else {
      split(line, taxes);
    }
  }

  /** Of several rates only those that lead to VAT count; a single one always counts. */
  private List<SaleOrder.LineTax> relevant(SaleOrder.Line line) {
    if (line.taxes().size() <= 1) {
      return line.taxes();
    }
    List<SaleOrder.LineTax> taxed =
        line.taxes().stream().filter(t -> t.amount().signum() != 0).toList();
    return taxed.isEmpty() ? List.of(highest(line.taxes())) : taxed;
  }

  /** Without any VAT the highest rate stands for the line: a real amount then fits no rate. */
  private SaleOrder.LineTax highest(List<SaleOrder.LineTax> taxes) {
    return taxes.stream()
        .max(
            Comparator.comparing((SaleOrder.LineTax t) -> percent(t.rateId()))
                .thenComparing(SaleOrder.LineTax::rateId))
        .orElseThrow();
  }

  private BigDecimal percent(long rateId) {
    return rates.containsKey(rateId) ? rates.get(rateId).percent() : BigDecimal.ZERO;
  }

  /**
   * A line of several rates, for example a negative fee: net = tax ÷ rate, the last one the rest.
   */
  private void split(SaleOrder.Line line, List<SaleOrder.LineTax> taxes) {
    BigDecimal net = line.net().movePointRight(2);
    BigDecimal left = net;
    BigDecimal implied = BigDecimal.ZERO;
    List<SaleOrder.LineTax> ordered =
        taxes.stream().sorted(Comparator.comparingLong(SaleOrder.LineTax::rateId)).toList();
    List<BigDecimal> nets = new ArrayList<>();
    for (SaleOrder.LineTax tax : ordered) {
      BigDecimal percent = rates.get(tax.rateId()).percent();
      if (percent.signum() == 0) {
        reasons.add(LineRefusals.mismatch(line, line.net(), tax.amount(), "0"));
        return;
      }
      BigDecimal part =
          tax.amount().movePointRight(4).divide(percent, SPLIT_SCALE, RoundingMode.HALF_EVEN);
      nets.add(part);
      implied = implied.add(part);
    }
    if (net.subtract(implied).abs().compareTo(TWO_CENTS) > 0) {
      reasons.add(LineRefusals.unsplit(line, implied));
      return;
    }
    for (int i = 0; i < ordered.size(); i++) {
      BigDecimal part = i == ordered.size() - 1 ? left : nets.get(i);
      left = left.subtract(part);
      add(line, ordered.get(i), part);
    }
  }

  private void add(SaleOrder.Line line, SaleOrder.LineTax tax, BigDecimal net) {
    SaleOrder.Rate rate = rates.get(tax.rateId());
    switch (band(rate, table, date)) {
      case Checked.Refused<Band> refused -> reasons.addAll(refused.reasons());
      case Checked.Passed<Band> passed -> add(line, tax, net, rate, passed.value());
    }
  }

  private void add(
      SaleOrder.Line line, SaleOrder.LineTax tax, BigDecimal net, SaleOrder.Rate rate, Band band) {
    LedgerRole role = role(line);
    Optional<UUID> ledger = band.taxed() || atHome ? mapping.ledger(role, band) : Optional.empty();
    if (ledger.isEmpty()) {
      reasons.add(
          band.taxed()
              ? LineRefusals.unmapped(role, band)
              : LineRefusals.unexplained(line, role(line)));
      return;
    }
    Component component =
        new Component(
            0,
            line.kind(),
            line.id(),
            band,
            rate.percent(),
            net,
            tax.amount().movePointRight(2),
            ledger.get(),
            Descriptions.line(line, role));
    boolean fits =
        band.taxed()
            ? component.tax().subtract(component.expectedTax()).abs().compareTo(TWO_CENTS) <= 0
            : component.tax().signum() == 0;
    if (fits) {
      components.add(component);
    } else {
      reasons.add(
          LineRefusals.mismatch(
              line, net.movePointLeft(2), tax.amount(), Gate.readable(rate.percent())));
    }
  }

  private static LedgerRole role(SaleOrder.Line line) {
    return switch (line.kind()) {
      case PRODUCT -> LedgerRole.PRODUCT;
      case SHIPPING -> LedgerRole.SHIPPING;
      case FEE -> line.net().signum() < 0 ? LedgerRole.DISCOUNT : LedgerRole.FEE;
    };
  }

  private static BigDecimal sum(List<SaleOrder.LineTax> taxes) {
    return taxes.stream().map(SaleOrder.LineTax::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
