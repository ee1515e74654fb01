package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Step 0 of the algorithm (VAT reference 6): lets only orders through of which every rate is known
 * and the treatment decided.
 */
final class Gate {

  private Gate() {}

  /** What is known behind the gate. */
  record Passage(Treatment treatment, Map<Long, SaleOrder.Rate> rates) {}

  /** The order's treatment and its rates by id, or everything that stops it. */
  static Checked<Passage> pass(SaleOrder order, DecisionTable decisions) {
    List<Refusal> reasons = new ArrayList<>();
    if (!order.currency().equals("EUR")) {
      reasons.add(Refusal.of(RefusalCode.CURRENCY, "currency", order.currency()));
    }
    Set<Long> used = usedRates(order);
    Map<Long, SaleOrder.Rate> rates = byId(order);
    used.stream().filter(id -> !rates.containsKey(id)).map(Gate::unknown).forEach(reasons::add);
    List<SaleOrder.Rate> charged =
        rates.values().stream().filter(r -> used.contains(r.id())).toList();
    charged.stream().filter(SaleOrder.Rate::compound).map(Gate::compound).forEach(reasons::add);
    List<SaleOrder.Rate> taxed = charged.stream().filter(Gate::taxed).toList();
    return switch (decisions.decide(order, taxed)) {
      case Checked.Refused<Treatment> refused -> {
        reasons.addAll(refused.reasons());
        yield new Checked.Refused<>(reasons);
      }
      case Checked.Passed<Treatment> passed ->
          Checked.unless(reasons, new Passage(passed.value(), rates));
    };
  }

  /** Rates on lines that count for something, and rates the order's own summary has VAT of. */
  private static Set<Long> usedRates(SaleOrder order) {
    Set<Long> used = new TreeSet<>();
    for (SaleOrder.Line line : order.lines()) {
      boolean several = line.taxes().size() > 1;
      for (SaleOrder.LineTax tax : line.taxes()) {
        if (tax.amount().signum() != 0 || (!several && line.net().signum() != 0)) {
          used.add(tax.rateId());
        }
      }
    }
    order.rates().stream().filter(r -> r.tax().signum() != 0).forEach(r -> used.add(r.id()));
    return used;
  }

  private static Map<Long, SaleOrder.Rate> byId(SaleOrder order) {
    return order.rates().stream()
        .collect(Collectors.toMap(SaleOrder.Rate::id, Function.identity(), (first, same) -> first));
  }

  private static boolean taxed(SaleOrder.Rate rate) {
    return rate.percent().signum() != 0 || rate.tax().signum() != 0;
  }

  private static Refusal unknown(long rateId) {
    return new Refusal(
        RefusalCode.RATE_UNKNOWN,
        Map.of("rate", String.valueOf(rateId), "percent", "?", "country", "?"));
  }

  static Refusal notDutch(SaleOrder.Rate rate) {
    String country = Territory.clean(rate.country());
    return new Refusal(
        RefusalCode.RATE_UNKNOWN,
        Map.of(
            "rate", String.valueOf(rate.id()),
            "percent", readable(rate.percent()),
            "country", country.isEmpty() ? "?" : country));
  }

  private static Refusal compound(SaleOrder.Rate rate) {
    return Refusal.of(RefusalCode.COMPOUND_TAX, "rate", String.valueOf(rate.id()));
  }

  static String readable(BigDecimal percent) {
    return percent.stripTrailingZeros().toPlainString();
  }
}
