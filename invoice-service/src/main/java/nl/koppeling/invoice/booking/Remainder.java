package nl.koppeling.invoice.booking;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

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

  List<Slot> slots(Band band) {
    return net.keySet().stream().filter(s -> s.band() == band).sorted(Slot.ORDER).toList();
  }

  /** The slots a line of the shop was booked on. */
  List<Slot> slots(long lineId) {
    return net.keySet().stream()
        .filter(s -> s.origin().map(o -> o.lineId() == lineId && lineId != 0).orElse(false))
        .sorted(Slot.ORDER)
        .toList();
  }
}
