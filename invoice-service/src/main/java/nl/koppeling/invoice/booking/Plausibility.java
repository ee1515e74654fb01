package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Step 5 of the algorithm (VAT reference 6): whether the VAT of every band fits its base. */
final class Plausibility {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Plausibility() {}

  /** Step 5: the VAT of every band fits its base. */
  static Checked<Reconciler.Reconciled> check(
      List<Component> components, Reconciler.Reconciled result) {
    List<Refusal> reasons = new ArrayList<>();
    result
        .vat()
        .forEach(
            (band, vat) -> {
              List<Component> inBand = inBand(components, band);
              BigDecimal base =
                  inBand.stream()
                      .map(c -> result.net().get(c).exact())
                      .reduce(BigDecimal.ZERO, BigDecimal::add);
              BigDecimal rate = inBand.get(0).percent().movePointLeft(2);
              BigDecimal allowed =
                  HALF.multiply(BigDecimal.valueOf(inBand.size()))
                      .multiply(BigDecimal.ONE.add(rate))
                      .add(BigDecimal.ONE);
              BigDecimal miss = vat.exact().subtract(rate.multiply(base)).abs();
              // VAT only with a base (step 6): a lone cent of VAT without turnover fits nothing.
              if (miss.compareTo(allowed) > 0 || (base.signum() == 0 && !vat.isZero())) {
                reasons.add(implausible(vat, base, rate));
              }
            });
    return Checked.unless(reasons, result);
  }

  private static Refusal implausible(Cents vat, BigDecimal base, BigDecimal rate) {
    return new Refusal(
        RefusalCode.RATE_TOTAL_MISMATCH,
        Map.of(
            "tax", vat.toString(),
            "net", Cents.readable(base),
            "percent", Gate.readable(rate.movePointRight(2))));
  }

  private static List<Component> inBand(List<Component> components, Band band) {
    return components.stream().filter(c -> c.band() == band).toList();
  }
}
