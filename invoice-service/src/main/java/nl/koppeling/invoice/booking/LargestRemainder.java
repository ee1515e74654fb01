package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns exact amounts into whole cents that add up to a target. What the exact amounts miss of the
 * target is first given to each by weight, then everybody is rounded down, and the cents left go to
 * the largest remainders; ties go to the larger absolute amount, then to the first by key (VAT
 * reference 6, step 4). Fractions are compared over their common denominator, so nothing is lost.
 */
final class LargestRemainder {

  private LargestRemainder() {}

  /**
   * One who shares.
   *
   * @param exact cents, fractions included
   * @param weight its part of the residual; not all may be 0
   */
  record Share<K>(K key, BigDecimal exact, long weight) {}

  private record Rounded<K>(Share<K> share, long floor, BigDecimal remainder) {}

  /** Whole cents for each key, adding up to the target. */
  static <K> Map<K, Cents> spread(Cents target, List<Share<K>> shares, Comparator<K> byKey) {
    BigDecimal weights = BigDecimal.valueOf(shares.stream().mapToLong(Share::weight).sum());
    BigDecimal sum = shares.stream().map(Share::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal residual = target.exact().subtract(sum);
    List<Rounded<K>> rounded = new ArrayList<>();
    for (Share<K> share : shares) {
      rounded.add(rounded(share, residual, weights));
    }
    long left = target.amount() - rounded.stream().mapToLong(Rounded::floor).sum();
    rounded.sort(
        Comparator.comparing((Rounded<K> r) -> r.remainder().negate())
            .thenComparing(r -> r.share().exact().abs().negate())
            .thenComparing(r -> r.share().key(), byKey));
    Map<K, Cents> result = new LinkedHashMap<>();
    for (Rounded<K> one : rounded) {
      result.put(one.share().key(), new Cents(one.floor() + (left-- > 0 ? 1 : 0)));
    }
    return result;
  }

  private static <K> Rounded<K> rounded(Share<K> share, BigDecimal residual, BigDecimal weights) {
    BigDecimal numerator =
        share.exact().multiply(weights).add(residual.multiply(BigDecimal.valueOf(share.weight())));
    BigDecimal floor = numerator.divide(weights, 0, RoundingMode.FLOOR);
    return new Rounded<>(
        share, floor.longValueExact(), numerator.subtract(floor.multiply(weights)));
  }
}
