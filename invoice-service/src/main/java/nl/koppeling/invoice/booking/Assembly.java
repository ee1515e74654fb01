package nl.koppeling.invoice.booking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Puts the reconciled cents on a booking: one line per line of the shop, so that the bookkeeper
 * reads what was sold; above 250 lines one per ledger account and band, so that a huge order stays
 * one request. Lines of zero are left out (VAT reference 2.3).
 */
record Assembly(Mapping mapping, Treatment treatment, Reconciler.Reconciled result) {

  private static final int MOST_LINES = 250;

  /** The sale of an order. */
  Checked<Booking> sale(SaleOrder order, Facts facts, Dates dates) {
    return Names.invoiceNumber(mapping, order)
        .then(
            number ->
                booking(
                    number,
                    Descriptions.booking(order, dates),
                    Names.markers(facts.connectionId(), order.orderId(), 0),
                    dates,
                    payments(order)))
        .map(booking -> finished(booking, order, dates));
  }

  private Booking finished(Booking booking, SaleOrder order, Dates dates) {
    Set<Notice> notices = Notices.of(this, order, dates);
    return booking
        .sealed(notices, mapping)
        .counted(Optional.of(SaleFigures.of(this, order, dates, notices)));
  }

  private Checked<Booking> booking(
      String number,
      String description,
      Booking.Markers markers,
      Dates dates,
      List<Booking.Payment> payments) {
    return OssForm.vat(mapping, result)
        .map(
            vat ->
                new Booking(
                    number,
                    dates.booked(),
                    description,
                    markers,
                    mapping.paymentTermDays(),
                    Cents.sum(payments.stream().map(Booking.Payment::amount)),
                    lines(),
                    vat,
                    payments,
                    treatment,
                    Set.of(),
                    ""));
  }

  /** The order's own method pays what gift cards did not. */
  private static List<Booking.Payment> payments(SaleOrder order) {
    Cents cards = Cents.exactly(order.paidByGiftCards());
    Cents method = Cents.exactly(order.invoiced()).minus(cards);
    List<Booking.Payment> payments = new ArrayList<>();
    if (!cards.isZero()) {
      payments.add(new Booking.Payment(Booking.Payment.Means.GIFT_CARD, cards));
    }
    if (!method.isZero()) {
      payments.add(new Booking.Payment(Booking.Payment.Means.METHOD, method));
    }
    return payments;
  }

  private List<Booking.Line> lines() {
    List<Booking.Line> lines = new ArrayList<>();
    result
        .net()
        .forEach(
            (component, cents) -> {
              if (!cents.isZero()) {
                lines.add(
                    new Booking.Line(
                        component.description(),
                        component.ledger(),
                        mapping.costCentre(),
                        component.band(),
                        cents,
                        Optional.of(new Booking.Origin(component.role(), component.lineId()))));
              }
            });
    // SnelStart allows foreign VAT a cent of difference per line: fewer lines would allow less.
    boolean merged = lines.size() > MOST_LINES && treatment != Treatment.OSS;
    return merged ? merged(lines) : lines;
  }

  private static List<Booking.Line> merged(List<Booking.Line> lines) {
    Map<Target, Booking.Line> merged = new LinkedHashMap<>();
    for (Booking.Line line : lines) {
      merged.merge(
          new Target(line.ledger(), line.band()),
          whole(line, line.net()),
          (a, b) -> whole(a, a.net().plus(b.net())));
    }
    return merged.values().stream().filter(l -> !l.net().isZero()).toList();
  }

  private static Booking.Line whole(Booking.Line line, Cents net) {
    return new Booking.Line(
        "Diverse regels", line.ledger(), line.costCentre(), line.band(), net, Optional.empty());
  }

  private record Target(UUID ledger, Band band) {}
}
