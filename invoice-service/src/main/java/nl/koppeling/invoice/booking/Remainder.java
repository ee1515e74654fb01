package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is left of a sale after its credits: cents per line, and VAT per band. Credits are made of
 * booked cents, never of a new calculation (VAT reference 6, R1).
 */
record Remainder(Booking sale, Map<Slot, Cents> net, SortedMap<Band, Cents> vat) {

  /** A line of the sale; lines that cannot be told apart share one. */
  record Slot(Optional<Booking.Origin> origin, UUID ledger, Band band) {

    // A fixed order, so that the order in which things are stored decides nothing.
    static final Comparator<Slot> ORDER =
        Comparator.<Slot>comparingLong(s -> s.origin().map(Booking.Origin::lineId).orElse(0L))
            .thenComparing(s -> s.origin().map(o -> o.role().ordinal()).orElse(-1))
            .thenComparing(Slot::band)
            .thenComparing(Slot::ledger);

    static Slot of(Booking.Line line) {
      return new Slot(line.origin(), line.ledger(), line.band());
    }

    boolean goods() {
      return origin.map(o -> o.role() == LedgerRole.PRODUCT).orElse(true);
    }
  }

  static Remainder of(Booking sale, List<Booking> credits) {
    Map<Slot, Cents> net = new LinkedHashMap<>();
    SortedMap<Band, Cents> vat = new TreeMap<>();
    add(sale, net, vat);
    credits.forEach(credit -> add(credit, net, vat));
    return new Remainder(sale, net, vat);
  }

  private static void add(Booking booking, Map<Slot, Cents> net, SortedMap<Band, Cents> vat) {
    booking.lines().forEach(l -> net.merge(Slot.of(l), l.net(), Cents::plus));
    booking.vat().forEach(v -> vat.merge(v.band(), v.amount(), Cents::plus));
  }

  Cents total() {
    return Cents.sum(net.values().stream()).plus(Cents.sum(vat.values().stream()));
  }

  Cents net(Band band) {
    return Cents.sum(
        net.entrySet().stream().filter(e -> e.getKey().band() == band).map(Map.Entry::getValue));
  }

  Cents vat(Band band) {
    return vat.getOrDefault(band, Cents.ZERO);
  }

  /**
   * The most VAT that can go back in a band. Where a discount stands beside the goods, refunding
   * the goods gives back the VAT of the goods; that of the discount stays, below zero, until it is
   * refunded too.
   */
  Cents mostVat(Band band) {
    BigDecimal discounts =
        Cents.sum(
                net.entrySet().stream()
                    .filter(e -> e.getKey().band() == band && e.getValue().amount() < 0)
                    .map(Map.Entry::getValue))
            .exact();
    BigDecimal base =
        booked(sale.lines().stream().filter(l -> l.band() == band), Booking.Line::net);
    BigDecimal tax = booked(sale.vat().stream().filter(v -> v.band() == band), Booking.Vat::amount);
    if (discounts.signum() == 0 || base.signum() == 0) {
      return vat(band);
    }
    BigDecimal ofDiscounts = discounts.multiply(tax).divide(base, 0, RoundingMode.FLOOR);
    return vat(band).minus(new Cents(ofDiscounts.longValueExact()));
  }

  private static <T> BigDecimal booked(Stream<T> parts, Function<T, Cents> amount) {
    return Cents.sum(parts.map(amount)).exact();
  }

  List<Slot> slots(Band band) {
    return net.keySet().stream().filter(s -> s.band() == band).sorted(Slot.ORDER).toList();
  }
}
