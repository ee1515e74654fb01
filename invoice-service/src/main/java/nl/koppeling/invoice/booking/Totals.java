package nl.koppeling.invoice.booking;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What some bookings come to together: cents per ledger account and per VAT band. What stands, what
 * a correction changes and what remains after it are three of these. Amounts of zero are left out,
 * so that two are equal exactly when the books are.
 *
 * @param gross VAT included
 * @param net turnover, excluding VAT
 */
public record Totals(Cents gross, SortedMap<Account, Cents> net, SortedMap<Band, Cents> vat) {

  /** A ledger account with the VAT its turnover bears. */
  public record Account(UUID ledger, Band band) implements Comparable<Account> {
    private static final Comparator<Account> ORDER =
        Comparator.comparing(Account::band).thenComparing(Account::ledger);

    @Override
    public int compareTo(Account other) {
      return ORDER.compare(this, other);
    }
  }

  /** Adds up; nothing for no bookings. */
  public static Totals of(Collection<Booking> bookings) {
    SortedMap<Account, Cents> net = new TreeMap<>();
    SortedMap<Band, Cents> vat = new TreeMap<>();
    for (Booking booking : bookings) {
      booking
          .lines()
          .forEach(l -> net.merge(new Account(l.ledger(), l.band()), l.net(), Cents::plus));
      booking.vat().forEach(v -> vat.merge(v.band(), v.amount(), Cents::plus));
    }
    return without(Cents.sum(bookings.stream().map(Booking::total)), net, vat);
  }

  /** Both together. */
  public Totals plus(Totals other) {
    SortedMap<Account, Cents> netOfBoth = new TreeMap<>(net);
    other.net.forEach((account, cents) -> netOfBoth.merge(account, cents, Cents::plus));
    SortedMap<Band, Cents> vatOfBoth = new TreeMap<>(vat);
    other.vat.forEach((band, cents) -> vatOfBoth.merge(band, cents, Cents::plus));
    return without(gross.plus(other.gross), netOfBoth, vatOfBoth);
  }

  private static Totals without(
      Cents gross, SortedMap<Account, Cents> net, SortedMap<Band, Cents> vat) {
    net.values().removeIf(Cents::isZero);
    vat.values().removeIf(Cents::isZero);
    return new Totals(gross, net, vat);
  }

  /**
   * True when two sales put the same money in the same places on the same day, paid by the same
   * means: only texts and numbers differ. The owner need not be asked about such a change.
   */
  public static boolean sameMoney(Booking one, Booking other) {
    return of(List.of(one)).equals(of(List.of(other)))
        && one.treatment() == other.treatment()
        && one.invoiceDate().equals(other.invoiceDate())
        && one.payments().equals(other.payments());
  }
}
