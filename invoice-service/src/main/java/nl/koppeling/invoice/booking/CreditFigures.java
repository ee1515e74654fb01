package nl.koppeling.invoice.booking;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The figures of a credit: a part of those of its sale, with the opposite sign, in proportion to
 * the turnover it takes back. Rounding is cumulative, as for the credit itself (VAT reference 6,
 * R2), so that a chain of refunds ends where the order never was.
 *
 * @param credits the credits of the order so far, and the one at hand as the last
 */
record CreditFigures(Booking sale, List<Booking> credits) {

  /** Unknown when those of the sale are. */
  static Optional<Figures> of(Booking credit, LocalDate day, Booking sale, List<Booking> earlier) {
    List<Booking> credits = Stream.concat(earlier.stream(), Stream.of(credit)).toList();
    CreditFigures figures = new CreditFigures(sale, credits);
    return sale.figures().map(whole -> figures.of(whole, day));
  }

  /** Of what takes back a credit: its figures the other way. */
  static Optional<Figures> reversed(Booking credit, LocalDate day) {
    return credit
        .figures()
        .map(
            f ->
                new Figures(
                    day,
                    f.country(),
                    f.netToEuConsumers().negate(),
                    f.excessShippingVat().negate(),
                    f.couponDifference().negate(),
                    Cents.ZERO,
                    Rounding.CANNOT_TELL));
  }

  private Figures of(Figures whole, LocalDate day) {
    return new Figures(
        day,
        whole.country(),
        part(Figures::netToEuConsumers, SaleFigures::turnover),
        part(Figures::excessShippingVat, role -> role == LedgerRole.SHIPPING),
        part(
            Figures::couponDifference,
            role -> role == LedgerRole.PRODUCT || role == LedgerRole.DISCOUNT),
        Cents.ZERO,
        Rounding.CANNOT_TELL);
  }

  private Cents part(Function<Figures, Cents> figure, Predicate<LedgerRole> of) {
    Cents whole = sale.figures().map(figure).orElse(Cents.ZERO);
    if (whole.isZero()) {
      return Cents.ZERO;
    }
    // Lines that cancel each other are no measure; the total of a sale that is booked never is 0.
    boolean byLines = !net(sale, of).isZero();
    Cents all = byLines ? net(sale, of) : sale.total();
    Cents back =
        atMost(all, Cents.sum(credits.stream().map(c -> byLines ? net(c, of) : c.total())));
    Cents due =
        new Cents(
            whole
                .exact()
                .multiply(back.exact())
                .divide(all.exact(), 0, RoundingMode.HALF_UP)
                .longValueExact());
    Cents given = Cents.sum(credits.stream().flatMap(c -> c.figures().stream()).map(figure));
    return due.minus(given);
  }

  /** A last cent of VAT that became turnover takes back no more than there was. */
  private static Cents atMost(Cents all, Cents back) {
    boolean beyond = back.exact().abs().compareTo(all.exact().abs()) > 0;
    return beyond ? all.negate() : back;
  }

  /** Turnover of some roles; a line that stands for several of the shop counts for every role. */
  private static Cents net(Booking booking, Predicate<LedgerRole> of) {
    return Cents.sum(
        booking.lines().stream()
            .filter(l -> l.origin().map(Booking.Origin::role).map(of::test).orElse(true))
            .map(Booking.Line::net));
  }
}
