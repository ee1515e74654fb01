package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Puts the reconciled cents on a booking: one line per line of the shop, so that the bookkeeper
 * reads what was sold; above 250 lines one per ledger account and band, so that a huge order stays
 * one request. Lines of zero are left out (VAT reference 2.3).
 */
final class Assembly {

  private static final int MOST_LINES = 250;
  private static final BigDecimal HALF_CENT = new BigDecimal("0.5");

  private Assembly() {}

  static Booking booking(
      SaleOrder order, Mapping mapping, Facts facts, LocalDate date, Reconciler.Reconciled result) {
    List<Booking.Line> lines = lines(result.net(), mapping);
    List<Booking.Vat> vat =
        result.vat().entrySet().stream()
            .filter(e -> !e.getValue().isZero())
            .map(e -> new Booking.Vat(e.getKey(), e.getValue()))
            .toList();
    String number = Names.invoiceNumber(mapping.invoicePrefix(), order);
    String description = Descriptions.booking(order);
    Booking.Markers markers = Names.markers(facts.connectionId(), order.orderId(), 0);
    Cents total = Cents.exactly(order.total());
    return new Booking(
        number,
        date,
        description,
        markers,
        mapping.paymentTermDays(),
        total,
        lines,
        vat,
        notices(order, result),
        Fingerprint.of(number, date, description, markers, total, lines, vat, mapping));
  }

  private static List<Booking.Line> lines(Map<Component, Cents> net, Mapping mapping) {
    List<Booking.Line> lines = new ArrayList<>();
    net.forEach(
        (component, cents) -> {
          if (!cents.isZero()) {
            lines.add(
                new Booking.Line(
                    component.description(),
                    component.ledger(),
                    mapping.costCentre(),
                    component.band(),
                    cents));
          }
        });
    return lines.size() <= MOST_LINES ? lines : merged(lines);
  }

  private static List<Booking.Line> merged(List<Booking.Line> lines) {
    Map<Target, Booking.Line> merged = new LinkedHashMap<>();
    for (Booking.Line line : lines) {
      Booking.Line whole =
          new Booking.Line(
              "Diverse regels", line.ledger(), line.costCentre(), line.band(), line.net());
      merged.merge(
          new Target(line.ledger(), line.band()),
          whole,
          (a, b) ->
              new Booking.Line(
                  a.description(), a.ledger(), a.costCentre(), a.band(), a.net().plus(b.net())));
    }
    return merged.values().stream().filter(l -> !l.net().isZero()).toList();
  }

  private static Set<Booking.Notice> notices(SaleOrder order, Reconciler.Reconciled result) {
    Set<Booking.Notice> notices = EnumSet.noneOf(Booking.Notice.class);
    Territory territory = Territory.of(order);
    boolean business = order.vatNumber() && territory == Territory.EU;
    if (business || territory == Territory.OUTSIDE_EU) {
      notices.add(Booking.Notice.DUTCH_VAT_ABROAD);
    }
    if (result.residual().abs().compareTo(HALF_CENT) >= 0) {
      notices.add(Booking.Notice.ROUNDING_RESIDUAL);
    }
    Set<Band> goods = bands(result, SaleOrder.Kind.PRODUCT);
    Set<Band> shipping = bands(result, SaleOrder.Kind.SHIPPING);
    if (shipping.equals(EnumSet.of(Band.HIGH)) && goods.contains(Band.LOW)) {
      notices.add(Booking.Notice.SHIPPING_ALL_HIGH);
    }
    return notices;
  }

  private static Set<Band> bands(Reconciler.Reconciled result, SaleOrder.Kind kind) {
    Set<Band> bands = EnumSet.noneOf(Band.class);
    result.net().keySet().stream()
        .filter(c -> c.kind() == kind)
        .map(Component::band)
        .forEach(bands::add);
    return bands;
  }

  private record Target(UUID ledger, Band band) {}
}
