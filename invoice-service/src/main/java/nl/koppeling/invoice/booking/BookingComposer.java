package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Turns a paid order into a sales booking that is right to the cent, or says why not (VAT reference
 * 6). The shop's amounts are the truth: VAT is never computed again, only divided over the booking.
 */
public final class BookingComposer {

  private BookingComposer() {}

  /** Composes; the same arguments always give the same result. */
  public static Composition compose(SaleOrder order, Mapping mapping, Facts facts) {
    return compose(order, mapping, facts, UnaryOperator.identity());
  }

  /** Composes on other days than the order's own: a correction is booked later. */
  static Composition compose(
      SaleOrder order, Mapping mapping, Facts facts, UnaryOperator<Dates> days) {
    if (nothingToBook(order)) {
      return new Composition.Skip(Refusal.of(RefusalCode.SKIPPED_ZERO));
    }
    Checked<Booking> composed =
        totals(order)
            .then(o -> giftCardsKnown(o, mapping))
            .then(o -> Dates.of(o, mapping))
            .then(dates -> composed(order, mapping, facts, days.apply(dates)));
    return switch (composed) {
      case Checked.Passed<Booking> passed -> new Composition.Book(passed.value());
      case Checked.Refused<Booking> refused -> new Composition.Park(refused.reasons());
    };
  }

  /** Free, also when lines cancel each other; a zero total over lines that do not is refused. */
  private static boolean nothingToBook(SaleOrder order) {
    if (order.invoiced().signum() != 0 || order.totalTax().signum() != 0) {
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
    if (!Cents.whole(order.invoiced())
        || !Cents.whole(order.totalTax())
        || !Cents.whole(order.paidByGiftCards())) {
      return Checked.refused(
          new Refusal(
              RefusalCode.AMOUNT_PRECISION,
              Map.of(
                  "total", order.invoiced().toPlainString(),
                  "tax", order.totalTax().toPlainString())));
    }
    if (order.invoiced().signum() < 0) {
      return Checked.refused(
          Refusal.of(
              RefusalCode.NEGATIVE_ORDER, "total", Cents.exactly(order.invoiced()).toString()));
    }
    return order.invoiced().signum() == 0 && order.totalTax().signum() != 0
        ? Reconciler.mismatch(
            RefusalCode.TAX_TOTAL_MISMATCH, order.totalTax().movePointRight(2), Cents.ZERO)
        : new Checked.Passed<>(order);
  }

  /** A redeemed gift card is a means of payment; how it is settled must be known beforehand. */
  private static Checked<SaleOrder> giftCardsKnown(SaleOrder order, Mapping mapping) {
    BigDecimal cards = order.paidByGiftCards();
    if (cards.compareTo(order.invoiced()) > 0) {
      return Reconciler.mismatch(
          RefusalCode.NET_TOTAL_MISMATCH, cards.movePointRight(2), Cents.exactly(order.invoiced()));
    }
    return cards.signum() == 0 || mapping.choices().giftCardsSettled()
        ? new Checked.Passed<>(order)
        : Checked.refused(LineRefusals.giftCardPaid(cards));
  }

  private static Checked<Booking> composed(
      SaleOrder order, Mapping mapping, Facts facts, Dates dates) {
    return Gate.pass(order, new DecisionTable(mapping, dates.tax()))
        .then(
            passage -> {
              RateBands bands = bands(order, mapping, facts, dates, passage.treatment());
              return Components.of(order, passage.rates(), mapping, bands)
                  .then(components -> reconciled(order, components, bands))
                  .then(
                      result ->
                          new Assembly(mapping, passage.treatment(), result)
                              .sale(order, facts, dates));
            });
  }

  static RateBands bands(
      SaleOrder order, Mapping mapping, Facts facts, Dates dates, Treatment treatment) {
    return new RateBands(
        treatment,
        facts.rates(),
        mapping,
        Territory.country(order),
        dates.tax(),
        mapping.marked(Mapping.Mark.Kind.ACCOMMODATION, order));
  }

  private static Checked<Reconciler.Reconciled> reconciled(
      SaleOrder order, List<Component> components, RateBands bands) {
    Cents total = Cents.exactly(order.invoiced());
    Cents totalTax = Cents.exactly(order.totalTax());
    return components.isEmpty()
        ? Reconciler.mismatch(
            RefusalCode.NET_TOTAL_MISMATCH, BigDecimal.ZERO, total.minus(totalTax))
        : Reconciler.reconcile(components, total, totalTax, shopVat(order, bands));
  }

  /** VAT per band as the order's own summary says; a rate without a band has no say. */
  private static Map<Band, BigDecimal> shopVat(SaleOrder order, RateBands bands) {
    Map<Band, BigDecimal> vat = new EnumMap<>(Band.class);
    for (SaleOrder.Rate rate : order.rates()) {
      if (bands.band(rate) instanceof Checked.Passed<Band> passed && passed.value().taxed()) {
        vat.merge(passed.value(), rate.tax().movePointRight(2), BigDecimal::add);
      }
    }
    return vat;
  }
}
