package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a paid order into a sales booking that is right to the cent, or says why not (VAT reference
 * 6). The shop's amounts are the truth: VAT is never computed again, only divided over the booking.
 *
 * <p>Scope: Dutch VAT (21 %, 9 % and mapped 0 %). Foreign VAT, intra-EU supply without VAT and
 * export are refused with their own reasons.
 */
public final class BookingComposer {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private BookingComposer() {}

  /** Composes; the same arguments always give the same result. */
  public static Composition compose(SaleOrder order, Mapping mapping, Facts facts) {
    if (nothingToBook(order)) {
      return new Composition.Skip(Refusal.of(RefusalCode.SKIPPED_ZERO));
    }
    Checked<Booking> composed =
        totals(order)
            .then(BookingComposer::date)
            .then(date -> Gate.pass(order).then(rates -> book(order, mapping, facts, rates, date)));
    return switch (composed) {
      case Checked.Passed<Booking> passed -> new Composition.Book(passed.value());
      case Checked.Refused<Booking> refused -> new Composition.Park(refused.reasons());
    };
  }

  /** Free, also when lines cancel each other; a zero total over lines that do not is refused. */
  private static boolean nothingToBook(SaleOrder order) {
    if (order.total().signum() != 0 || order.totalTax().signum() != 0) {
      return false;
    }
    BigDecimal net =
        order.lines().stream().map(SaleOrder.Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal tax =
        order.lines().stream().map(SaleOrder.Line::tax).reduce(BigDecimal.ZERO, BigDecimal::add);
    int lines = (int) order.lines().stream().filter(l -> l.net().signum() != 0).count();
    return !Reconciler.beyond(net.movePointRight(2), Cents.ZERO, lines)
        && !Reconciler.beyond(tax.movePointRight(2), Cents.ZERO, lines);
  }

  private static Checked<SaleOrder> totals(SaleOrder order) {
    if (!Cents.whole(order.total()) || !Cents.whole(order.totalTax())) {
      return Checked.refused(
          new Refusal(
              RefusalCode.AMOUNT_PRECISION,
              Map.of(
                  "total", order.total().toPlainString(),
                  "tax", order.totalTax().toPlainString())));
    }
    if (order.total().signum() < 0) {
      return Checked.refused(
          Refusal.of(RefusalCode.NEGATIVE_ORDER, "total", Cents.exactly(order.total()).toString()));
    }
    return order.total().signum() == 0 && order.totalTax().signum() != 0
        ? Reconciler.mismatch(
            RefusalCode.TAX_TOTAL_MISMATCH, order.totalTax().movePointRight(2), Cents.ZERO)
        : new Checked.Passed<>(order);
  }

  /** VAT reference 4: the day of payment in Amsterdam, else the day of completion. */
  private static Checked<LocalDate> date(SaleOrder order) {
    Optional<Instant> moment = order.paidAt().or(order::completedAt);
    return moment
        .<Checked<LocalDate>>map(m -> new Checked.Passed<>(LocalDate.ofInstant(m, AMSTERDAM)))
        .orElseGet(() -> Checked.refused(Refusal.of(RefusalCode.PAYMENT_DATE_MISSING)));
  }

  private static Checked<Booking> book(
      SaleOrder order,
      Mapping mapping,
      Facts facts,
      Map<Long, SaleOrder.Rate> rates,
      LocalDate date) {
    Cents total = Cents.exactly(order.total());
    Cents totalTax = Cents.exactly(order.totalTax());
    return Components.of(order, rates, mapping, facts.rates(), date)
        .then(
            components ->
                components.isEmpty()
                    ? Reconciler.mismatch(
                        RefusalCode.NET_TOTAL_MISMATCH, BigDecimal.ZERO, total.minus(totalTax))
                    : Reconciler.reconcile(
                        components, total, totalTax, shopVat(order, facts.rates(), date)))
        .map(result -> Assembly.booking(order, mapping, facts, date, result));
  }

  /** VAT per band as the order's own summary says; a rate without a band has no say. */
  private static Map<Band, BigDecimal> shopVat(SaleOrder order, RateTable table, LocalDate date) {
    Map<Band, BigDecimal> vat = new EnumMap<>(Band.class);
    for (SaleOrder.Rate rate : order.rates()) {
      if (Components.band(rate, table, date) instanceof Checked.Passed<Band> passed
          && passed.value().taxed()) {
        vat.merge(passed.value(), rate.tax().movePointRight(2), BigDecimal::add);
      }
    }
    return vat;
  }
}
