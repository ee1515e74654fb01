package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a booking with the VAT in them: the VAT of each band divided over its lines by net
 * amount, cents by largest remainder, so that all lines together are the booking's total.
 */
final class GrossShares {

  private static final int SHARE_SCALE = 12;

  private GrossShares() {}

  /**
   * One amount for each line, in their order. For a booking without negative lines: VAT of a band
   * then has a net amount above zero to be divided by ({@link Plausibility}).
   */
  static List<Cents> of(Booking booking) {
    Map<Integer, Cents> vat = new HashMap<>();
    for (Booking.Vat each : booking.vat()) {
      vat.putAll(spread(booking, each.amount(), lines(booking, each.band())));
    }
    List<Cents> gross = new ArrayList<>();
    for (int i = 0; i < booking.lines().size(); i++) {
      gross.add(booking.lines().get(i).net().plus(vat.getOrDefault(i, Cents.ZERO)));
    }
    return gross;
  }

  private static List<Integer> lines(Booking booking, Band band) {
    List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < booking.lines().size(); i++) {
      if (booking.lines().get(i).band() == band) {
        lines.add(i);
      }
    }
    return lines;
  }

  private static Map<Integer, Cents> spread(Booking booking, Cents vat, List<Integer> lines) {
    BigDecimal net = Cents.sum(lines.stream().map(i -> booking.lines().get(i).net())).exact();
    List<LargestRemainder.Share<Integer>> shares =
        lines.stream()
            .map(
                i ->
                    new LargestRemainder.Share<>(
                        i,
                        vat.exact()
                            .multiply(booking.lines().get(i).net().exact())
                            .divide(net, SHARE_SCALE, RoundingMode.HALF_EVEN),
                        1))
            .toList();
    return LargestRemainder.spread(vat, shares, Comparator.naturalOrder());
  }
}
