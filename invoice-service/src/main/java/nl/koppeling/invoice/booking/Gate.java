package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Step 0 of the algorithm (VAT reference 6): lets only orders through whose VAT is Dutch beyond
 * doubt. Who gets which VAT is decided by destination and by the country of the rate, never by the
 * percentage: 21 % Belgian VAT is not 21 % Dutch VAT (VAT reference 3.2).
 */
final class Gate {

  private Gate() {}

  /** The order's rates by id, when all of what bears VAT bears Dutch VAT. */
  static Checked<Map<Long, SaleOrder.Rate>> pass(SaleOrder order) {
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
    reasons.addAll(treatment(order, taxed));
    return Checked.unless(reasons, rates);
  }

  private static List<Refusal> treatment(SaleOrder order, List<SaleOrder.Rate> taxed) {
    String country = Territory.country(order);
    return switch (Territory.of(order)) {
      case NETHERLANDS -> refuse(taxed, r -> !dutch(r) && !country(r).isEmpty(), Gate::notDutch);
      case UNKNOWN ->
          taxed.isEmpty()
              ? List.of(Refusal.of(RefusalCode.DESTINATION_UNKNOWN))
              : refuse(taxed, r -> !dutch(r), r -> Refusal.of(RefusalCode.DESTINATION_UNKNOWN));
      case NORTHERN_IRELAND -> List.of(Refusal.of(RefusalCode.NI_UNSUPPORTED));
      case SPECIAL -> List.of(Refusal.of(RefusalCode.SPECIAL_AREA, "country", country));
      case EU -> abroad(taxed, RefusalCode.ICL_WITHOUT_VALID_VAT_ID, country, Gate::foreign);
      case OUTSIDE_EU -> abroad(taxed, RefusalCode.EXPORT_NOT_AUTOMATED, country, Gate::notDutch);
    };
  }

  /**
   * A delivery abroad is booked only when the shop charged Dutch VAT (P7, and P5 and P9 with a
   * notice): that VAT is owed because it is on the invoice. A rate that names no country could be
   * either and is refused.
   */
  private static List<Refusal> abroad(
      List<SaleOrder.Rate> taxed,
      RefusalCode untaxed,
      String country,
      Function<SaleOrder.Rate, Refusal> other) {
    if (taxed.isEmpty()) {
      return List.of(Refusal.of(untaxed, "country", country));
    }
    return refuse(taxed, r -> !dutch(r), r -> country(r).isEmpty() ? notDutch(r) : other.apply(r));
  }

  private static List<Refusal> refuse(
      List<SaleOrder.Rate> rates,
      Predicate<SaleOrder.Rate> wrong,
      Function<SaleOrder.Rate, Refusal> reason) {
    return rates.stream().filter(wrong).map(reason).distinct().toList();
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

  static boolean dutch(SaleOrder.Rate rate) {
    return country(rate).equals("NL");
  }

  private static String country(SaleOrder.Rate rate) {
    return rate.country().strip().toUpperCase(Locale.ROOT);
  }

  private static Refusal unknown(long rateId) {
    return new Refusal(
        RefusalCode.RATE_UNKNOWN,
        Map.of("rate", String.valueOf(rateId), "percent", "?", "country", "?"));
  }

  static Refusal notDutch(SaleOrder.Rate rate) {
    String country = country(rate);
    return new Refusal(
        RefusalCode.RATE_UNKNOWN,
        Map.of(
            "rate", String.valueOf(rate.id()),
            "percent", readable(rate.percent()),
            "country", country.isEmpty() ? "?" : country));
  }

  private static Refusal foreign(SaleOrder.Rate rate) {
    return new Refusal(
        RefusalCode.OSS_NOT_ENABLED,
        Map.of("country", country(rate), "percent", readable(rate.percent())));
  }

  private static Refusal compound(SaleOrder.Rate rate) {
    return Refusal.of(RefusalCode.COMPOUND_TAX, "rate", String.valueOf(rate.id()));
  }

  static String readable(BigDecimal percent) {
    return percent.stripTrailingZeros().toPlainString();
  }
}
