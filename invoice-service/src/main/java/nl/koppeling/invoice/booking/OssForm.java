package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Step 7 of the algorithm (VAT reference 6): VAT of another member state is a line on a ledger
 * account of its own, and SnelStart checks it against the turnover, one cent per turnover line
 * (SnelStart API reference 8.4).
 */
final class OssForm {

  private OssForm() {}

  /** The VAT of a booking, or why SnelStart would refuse it. */
  static Checked<List<Booking.Vat>> vat(Mapping mapping, Reconciler.Reconciled result) {
    Optional<UUID> ledger = mapping.schemes().foreignVatLedger();
    List<Refusal> reasons = new ArrayList<>();
    List<Booking.Vat> vat = new ArrayList<>();
    for (Map.Entry<Band, Cents> entry : result.vat().entrySet()) {
      Band band = entry.getKey();
      if (entry.getValue().isZero()) {
        continue;
      }
      if (band.oss() && ledger.isEmpty()) {
        reasons.add(LineRefusals.foreignVatUnmapped(band));
        continue;
      }
      vat.add(new Booking.Vat(band, entry.getValue(), ledger.filter(l -> band.oss())));
    }
    result.vat().keySet().stream()
        .filter(Band::oss)
        .forEach(band -> tolerance(band, result).ifPresent(reasons::add));
    return Checked.unless(reasons, vat);
  }

  private static Optional<Refusal> tolerance(Band band, Reconciler.Reconciled result) {
    BigDecimal percent = BigDecimal.ZERO;
    BigDecimal base = BigDecimal.ZERO;
    int lines = 0;
    for (Map.Entry<Component, Cents> entry : result.net().entrySet()) {
      if (entry.getKey().band() == band && !entry.getValue().isZero()) {
        percent = entry.getKey().percent();
        base = base.add(entry.getValue().exact());
        lines++;
      }
    }
    Cents vat = result.vat().get(band);
    BigDecimal miss = vat.exact().subtract(base.multiply(percent).movePointLeft(2)).abs();
    return miss.compareTo(BigDecimal.valueOf(lines)) <= 0
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                RefusalCode.OSS_TOLERANCE,
                Map.of(
                    "tax", vat.toString(),
                    "net", Cents.readable(base),
                    "percent", Gate.readable(percent))));
  }
}
