package nl.koppeling.invoice.booking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps a credit within what is left (VAT reference 6, R3). Rounding may put a cent too much in one
 * place; such cents move to where there is room, first in the same band. More than rounding can
 * explain is not moved.
 */
final class Caps {

  private final Remainder left;
  private final Map<Remainder.Slot, Cents> net;
  private final SortedMap<Band, Cents> vat;
  private Cents over = Cents.ZERO;

  private Caps(CreditComposer.Credit credit, Remainder left) {
    this.left = left;
    this.net = new LinkedHashMap<>(credit.net());
    this.vat = new TreeMap<>(credit.vat());
  }

  /** The credit within its bounds, or empty when it is really too much. */
  static Optional<CreditComposer.Credit> fit(CreditComposer.Credit credit, Remainder left) {
    Caps caps = new Caps(credit, left);
    long allowed = (credit.net().size() + credit.vat().size()) / 2 + 1;
    boolean fits = caps.cut(allowed) && caps.place();
    return fits ? Optional.of(new CreditComposer.Credit(caps.net, caps.vat)) : Optional.empty();
  }

  /** Cuts off what is above; false when that is more than rounding. */
  private boolean cut(long allowed) {
    net.replaceAll((slot, cents) -> cut(cents, left.net().getOrDefault(slot, Cents.ZERO)));
    vat.replaceAll((band, cents) -> cut(cents, left.mostVat(band)));
    return Math.abs(over.amount()) <= allowed;
  }

  /** A discount is left below zero, and goes back below zero. */
  private Cents cut(Cents wanted, Cents bound) {
    boolean within =
        bound.amount() >= 0 ? wanted.compareTo(bound) <= 0 : wanted.compareTo(bound) >= 0;
    if (within) {
      return wanted;
    }
    over = over.plus(wanted.minus(bound));
    return bound;
  }

  private boolean place() {
    List<Remainder.Slot> slots =
        left.net().keySet().stream()
            .sorted(
                java.util.Comparator.comparing((Remainder.Slot s) -> !net.containsKey(s))
                    .thenComparing(Remainder.Slot.ORDER))
            .toList();
    for (Remainder.Slot slot : slots) {
      Cents room = left.net().get(slot).minus(net.getOrDefault(slot, Cents.ZERO));
      net.merge(slot, take(room), Cents::plus);
    }
    for (Band band : left.vat().keySet()) {
      vat.merge(
          band, take(left.mostVat(band).minus(vat.getOrDefault(band, Cents.ZERO))), Cents::plus);
    }
    return over.isZero();
  }

  private Cents take(Cents room) {
    boolean same = Long.signum(room.amount()) == Long.signum(over.amount());
    if (!same || over.isZero()) {
      return Cents.ZERO;
    }
    Cents taken = Math.abs(room.amount()) <= Math.abs(over.amount()) ? room : over;
    over = over.minus(taken);
    return taken;
  }
}
