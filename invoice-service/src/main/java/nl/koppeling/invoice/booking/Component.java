package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A line, or the part of a line, that bears one rate. Amounts are exact cents, fractions included.
 *
 * @param position place on the booking, unique; decides ties
 * @param percent the rate, 0 for {@link Band#ZERO}
 * @param ledger where its net amount is booked
 */
record Component(
    int position,
    LedgerRole role,
    long lineId,
    Band band,
    BigDecimal percent,
    BigDecimal net,
    BigDecimal tax,
    UUID ledger,
    String description) {

  /** By place on the booking. */
  static final Comparator<Component> BY_POSITION = Comparator.comparingInt(Component::position);

  private static final Comparator<Component> CANONICAL =
      Comparator.comparing(Component::role)
          .thenComparingLong(Component::lineId)
          .thenComparing(Component::band)
          .thenComparing(Component::net)
          .thenComparing(Component::tax)
          .thenComparing(Component::ledger)
          .thenComparing(Component::description);

  /** Gives each its place, independent of the order in which the shop gave the lines. */
  static List<Component> placed(List<Component> unordered) {
    List<Component> ordered = unordered.stream().sorted(CANONICAL).toList();
    return IntStream.range(0, ordered.size()).mapToObj(i -> ordered.get(i).at(i)).toList();
  }

  private Component at(int place) {
    return new Component(place, role, lineId, band, percent, net, tax, ledger, description);
  }

  /** VAT the rate leads to, exact. */
  BigDecimal expectedTax() {
    return net.multiply(percent).movePointLeft(2);
  }

  Component negated() {
    return new Component(
        position, role, lineId, band, percent, net.negate(), tax.negate(), ledger, description);
  }
}
