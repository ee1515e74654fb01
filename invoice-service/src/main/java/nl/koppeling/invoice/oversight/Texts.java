package nl.koppeling.invoice.oversight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.koppeling.events.Reason;

/** Puts sums and the words about them together. */
final class Texts {

  private Texts() {}

  static Overview.QuarterView quarter(Quarter quarter, MonthSums sums, List<String> evidence) {
    Map<String, String> period =
        Map.of("year", String.valueOf(quarter.year()), "quarter", String.valueOf(quarter.number()));
    MonthSums.Counted proofs = new MonthSums.Counted(evidence.size(), 0);
    List<Overview.Text> warnings =
        Stream.of(
                warning(Warning.SHIPPING_ALL_HIGH, period, sums.shipping()),
                warning(Warning.COUPON_SPLIT, period, sums.coupons()),
                warning(Warning.EVIDENCE_NEEDED, period, proofs),
                sums.roundings().warning(quarter).map(Texts::of))
            .flatMap(Optional::stream)
            .toList();
    return new Overview.QuarterView(
        quarter.number(),
        amount(sums.shipping()),
        amount(sums.coupons()),
        evidence,
        sums.roundings().perLine(),
        sums.roundings().atSubtotal(),
        sums.roundings().mixed(),
        warnings);
  }

  static Overview.MonthView month(int year, MonthSums sums) {
    Map<String, String> period =
        Map.of("year", String.valueOf(year), "month", String.valueOf(sums.month()));
    return new Overview.MonthView(
        sums.month(),
        amount(sums.residuals()),
        warning(Warning.ROUNDING_RESIDUAL, period, sums.residuals()));
  }

  static Overview.Text of(Reason reason) {
    return new Overview.Text(
        Warning.valueOf(reason.code()).reference(), reason.code(), reason.nl(), reason.en());
  }

  private static Optional<Overview.Text> warning(
      Warning warning, Map<String, String> period, MonthSums.Counted counted) {
    if (counted.orders() == 0) {
      return Optional.empty();
    }
    Map<String, String> figures = new HashMap<>(period);
    figures.put("orders", String.valueOf(counted.orders()));
    figures.put("amount", Overview.euros(counted.cents()).toPlainString());
    return Optional.of(of(warning.with(figures)));
  }

  private static Overview.Amount amount(MonthSums.Counted counted) {
    return new Overview.Amount(counted.orders(), Overview.euros(counted.cents()));
  }
}
