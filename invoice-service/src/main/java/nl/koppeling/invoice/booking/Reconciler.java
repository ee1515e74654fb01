package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Steps 3 to 6 of the algorithm (VAT reference 6): whole cents for every component and every band,
 * so that net and VAT add up to the shop's totals exactly, or a refusal with figures.
 *
 * <p>A residual comes from rounding, and rounding happens once per component; so it is spread by
 * number of components: first over the bands, inside a band over the ledger accounts, inside a
 * ledger account over the components. It comes from taking VAT out of prices, so beside taxed bands
 * an untaxed one bears none of it: a gift card of 25.00 stays a debt of 25.00. Negative documents
 * are negated, reconciled and negated back, so that rounding is symmetric.
 */
final class Reconciler {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Reconciler() {}

  /**
   * The result.
   *
   * @param net cents for every component, zeros included, in their order
   * @param vat cents for every taxed band that has components, zeros included
   * @param residual exact cents by which the components missed the net total
   */
  record Reconciled(Map<Component, Cents> net, SortedMap<Band, Cents> vat, BigDecimal residual) {}

  /**
   * Reconciles.
   *
   * @param components at least one, by position
   * @param shopVat exact cents of VAT per band as the order's own summary says
   */
  static Checked<Reconciled> reconcile(
      List<Component> components, Cents total, Cents totalTax, Map<Band, BigDecimal> shopVat) {
    if (total.amount() >= 0) {
      return positive(components, total, totalTax, shopVat);
    }
    Map<Band, BigDecimal> negatedVat = new EnumMap<>(Band.class);
    shopVat.forEach((band, vat) -> negatedVat.put(band, vat.negate()));
    List<Component> negated = components.stream().map(Component::negated).toList();
    return positive(negated, total.negate(), totalTax.negate(), negatedVat).map(Reconciler::negate);
  }

  private static Checked<Reconciled> positive(
      List<Component> components, Cents total, Cents totalTax, Map<Band, BigDecimal> shopVat) {
    return vat(components, totalTax, shopVat)
        .then(vat -> joined(components, total.minus(totalTax), vat))
        .then(result -> Plausibility.check(components, result));
  }

  /** Step 3: VAT per band, from the shop's own summary when that is complete. */
  private static Checked<SortedMap<Band, Cents>> vat(
      List<Component> components, Cents totalTax, Map<Band, BigDecimal> shopVat) {
    SortedMap<Band, BigDecimal> exact = new TreeMap<>();
    components.stream()
        .filter(c -> c.band().taxed())
        .forEach(c -> exact.merge(c.band(), c.tax(), BigDecimal::add));
    if (exact.isEmpty()) {
      return totalTax.isZero()
          ? new Checked.Passed<>(new TreeMap<>())
          : mismatch(RefusalCode.TAX_TOTAL_MISMATCH, BigDecimal.ZERO, totalTax);
    }
    Map<Band, BigDecimal> base = complete(exact, shopVat, totalTax) ? shopVat : exact;
    BigDecimal sum =
        exact.keySet().stream().map(base::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (beyond(sum, totalTax, components.size())) {
      return mismatch(RefusalCode.TAX_TOTAL_MISMATCH, sum, totalTax);
    }
    Map<Band, Long> counts = counts(components, Component::band);
    List<LargestRemainder.Share<Band>> shares =
        exact.keySet().stream()
            .map(b -> new LargestRemainder.Share<>(b, base.get(b), counts.get(b)))
            .toList();
    return new Checked.Passed<>(
        new TreeMap<>(LargestRemainder.spread(totalTax, shares, Comparator.naturalOrder())));
  }

  /** Whether the summary names exactly the bands of the components and adds up to the total VAT. */
  private static boolean complete(
      Map<Band, BigDecimal> exact, Map<Band, BigDecimal> shopVat, Cents totalTax) {
    boolean sameBands =
        shopVat.keySet().containsAll(exact.keySet())
            && shopVat.entrySet().stream()
                .allMatch(e -> e.getValue().signum() == 0 || exact.containsKey(e.getKey()));
    BigDecimal sum = shopVat.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return sameBands && sum.compareTo(totalTax.exact()) == 0;
  }

  /** Step 4: net per component. */
  private static Checked<Map<Component, Cents>> net(List<Component> components, Cents target) {
    BigDecimal sum = net(components);
    if (beyond(sum, target, components.size())) {
      return mismatch(RefusalCode.NET_TOTAL_MISMATCH, sum, target);
    }
    Map<Component, Cents> result = new LinkedHashMap<>();
    spreadOverBands(components, target)
        .forEach(
            (band, cents) -> {
              List<Component> inBand = with(components, Component::band, band);
              spread(inBand, Component::ledger, cents, Comparator.<UUID>naturalOrder())
                  .forEach((ledger, c) -> result.putAll(each(inBand, ledger, c)));
            });
    return new Checked.Passed<>(result);
  }

  private static Map<Component, Cents> each(List<Component> inBand, UUID ledger, Cents target) {
    List<LargestRemainder.Share<Component>> shares =
        with(inBand, Component::ledger, ledger).stream()
            .map(c -> new LargestRemainder.Share<>(c, c.net(), 1))
            .toList();
    return LargestRemainder.spread(target, shares, Component.BY_POSITION);
  }

  private static Map<Band, Cents> spreadOverBands(List<Component> components, Cents target) {
    boolean taxed = components.stream().anyMatch(c -> c.band().taxed());
    List<LargestRemainder.Share<Band>> shares = new ArrayList<>();
    counts(components, Component::band)
        .forEach(
            (band, count) ->
                shares.add(
                    new LargestRemainder.Share<>(
                        band,
                        net(with(components, Component::band, band)),
                        taxed && !band.taxed() ? 0 : count)));
    return LargestRemainder.spread(target, shares, Comparator.naturalOrder());
  }

  private static <K> Map<K, Cents> spread(
      List<Component> components, Function<Component, K> key, Cents target, Comparator<K> byKey) {
    List<LargestRemainder.Share<K>> shares = new ArrayList<>();
    components.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (k, group) -> shares.add(new LargestRemainder.Share<>(k, net(group), group.size())));
    return LargestRemainder.spread(target, shares, byKey);
  }

  /** More than every component and the total can be off by rounding: n/2 + 1 cents. */
  static boolean beyond(BigDecimal found, Cents expected, int components) {
    BigDecimal allowed = halves(components).add(BigDecimal.ONE);
    return found.subtract(expected.exact()).abs().compareTo(allowed) > 0;
  }

  private static BigDecimal halves(int count) {
    return HALF.multiply(BigDecimal.valueOf(count));
  }

  private static BigDecimal net(List<Component> components) {
    return components.stream().map(Component::net).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static <K> List<Component> with(
      List<Component> components, Function<Component, K> key, K wanted) {
    return components.stream().filter(c -> key.apply(c).equals(wanted)).toList();
  }

  private static <K> Map<K, Long> counts(List<Component> components, Function<Component, K> key) {
    return components.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  private static Checked<Reconciled> joined(
      List<Component> components, Cents target, SortedMap<Band, Cents> vat) {
    return net(components, target)
        .map(
            net -> {
              Map<Component, Cents> ordered = new LinkedHashMap<>();
              components.forEach(c -> ordered.put(c, net.get(c)));
              return new Reconciled(ordered, vat, target.exact().subtract(net(components)));
            });
  }

  private static Reconciled negate(Reconciled result) {
    Map<Component, Cents> net = new LinkedHashMap<>();
    result.net().forEach((component, cents) -> net.put(component.negated(), cents.negate()));
    SortedMap<Band, Cents> vat = new TreeMap<>();
    result.vat().forEach((band, cents) -> vat.put(band, cents.negate()));
    return new Reconciled(net, vat, result.residual().negate());
  }

  static <T> Checked<T> mismatch(RefusalCode code, BigDecimal found, Cents expected) {
    return Checked.refused(
        new Refusal(code, Map.of("found", Cents.readable(found), "expected", expected.toString())));
  }
}
