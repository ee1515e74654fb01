package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
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

  static final BigDecimal TWO_CENTS = BigDecimal.TWO;
  private static final int SPLIT_SCALE = 12;

  private final SaleOrder order;
  private final Map<Long, SaleOrder.Rate> rates;
  private final Mapping mapping;
  private final RateBands bands;
  private final Roles roles;
  private final List<Refusal> reasons = new ArrayList<>();
  private final List<Component> components = new ArrayList<>();

  private Components(
      SaleOrder order, Map<Long, SaleOrder.Rate> rates, Mapping mapping, RateBands bands) {
    this.order = order;
    this.rates = rates;
    this.mapping = mapping;
    this.bands = bands;
    this.roles = new Roles(mapping, bands.treatment(), order);
  }

  /** All components in the order of the booking, or everything that is wrong with the lines. */
  static Checked<List<Component>> of(
      SaleOrder order, Map<Long, SaleOrder.Rate> rates, Mapping mapping, RateBands bands) {
    Components found = new Components(order, rates, mapping, bands);
    order.lines().forEach(found::add);
    return Checked.unless(
        found.reasons.stream().distinct().toList(), Component.placed(found.components));
  }

  private void add(SaleOrder.Line line) {
    List<SaleOrder.LineTax> taxes = relevant(line);
    BigDecimal sum = sum(taxes);
    if (line.net().signum() == 0 && sum.signum() == 0 && line.tax().signum() == 0) {
      return;
    }
    LedgerRole role = roles.of(line);
    if (line.tax().subtract(sum).abs().movePointRight(2).compareTo(TWO_CENTS) > 0) {
      reasons.add(LineRefusals.mismatch(line, line.net(), line.tax(), "?"));
    } else if (roles.withoutVat(role) || !bands.treatment().charged()) {
      untaxed(line, role);
    } else if (taxes.isEmpty()) {
      reasons.add(LineRefusals.unexplained(line, role));
    } else if (taxes.size() == 1) {
      taxed(line, role, taxes.get(0), line.net().movePointRight(2));
    } else {
      split(line, role, taxes);
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

  /** No VAT by treatment, or because the line is a gift card or a gift. */
  private void untaxed(SaleOrder.Line line, LedgerRole role) {
    if (!line.untaxed()) {
      reasons.add(LineRefusals.mismatch(line, line.net(), line.tax(), "0"));
      return;
    }
    if (role == LedgerRole.GIFT_CARD && line.net().compareTo(line.netBefore()) != 0) {
      reasons.add(LineRefusals.giftCardDiscounted(line));
      return;
    }
    Band band = roles.untaxedBand(line, role);
    Part part =
        new Part(role, band, BigDecimal.ZERO, line.net().movePointRight(2), BigDecimal.ZERO);
    apart(line, part).forEach(p -> place(line, p));
  }

  /**
   * A line of several rates, for example a negative fee: net = tax ÷ rate, the last one the rest.
   */
  private void split(SaleOrder.Line line, LedgerRole role, List<SaleOrder.LineTax> taxes) {
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
      taxed(line, role, ordered.get(i), part);
    }
  }

  private void taxed(SaleOrder.Line line, LedgerRole role, SaleOrder.LineTax tax, BigDecimal net) {
    SaleOrder.Rate rate = rates.get(tax.rateId());
    switch (bands.band(rate)) {
      case Checked.Refused<Band> refused -> reasons.addAll(refused.reasons());
      case Checked.Passed<Band> passed -> {
        Part part =
            new Part(role, passed.value(), rate.percent(), net, tax.amount().movePointRight(2));
        if (!roles.explained(passed.value())) {
          reasons.add(LineRefusals.unexplained(line, role));
        } else if (part.fits()) {
          apart(line, part).forEach(p -> place(line, p));
        } else {
          reasons.add(
              LineRefusals.mismatch(
                  line, net.movePointLeft(2), tax.amount(), Gate.readable(rate.percent())));
        }
      }
    }
  }

  /** The owner may want coupons to be seen: turnover before discount, and the discount. */
  private List<Part> apart(SaleOrder.Line line, Part whole) {
    BigDecimal discount = line.net().subtract(line.netBefore()).movePointRight(2);
    boolean shown =
        mapping.choices().discountsApart()
            && whole.role() == LedgerRole.PRODUCT
            && discount.signum() != 0
            && whole.net().compareTo(line.net().movePointRight(2)) == 0;
    if (!shown) {
      return List.of(whole);
    }
    Part taken = whole.discount(discount);
    return List.of(whole.minus(taken), taken);
  }

  private void place(SaleOrder.Line line, Part part) {
    Optional<UUID> ledger = mapping.ledger(part.role(), part.band(), line, order);
    if (ledger.isPresent()) {
      components.add(part.component(line, ledger.get()));
    } else {
      reasons.add(
          bands.treatment().charged() && part.band() == Band.ZERO
              ? LineRefusals.unexplained(line, part.role())
              : LineRefusals.unmapped(part.role(), part.band()));
    }
  }

  private static BigDecimal sum(List<SaleOrder.LineTax> taxes) {
    return taxes.stream().map(SaleOrder.LineTax::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
