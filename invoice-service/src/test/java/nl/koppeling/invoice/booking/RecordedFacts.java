package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.TaxLine;

/** The recorded orders in the form in which they travel in events. */
public final class RecordedFacts {

  private RecordedFacts() {}

  /** One order. */
  public record Recorded(long id, String number, Order facts, boolean booked) {}

  /** All orders read with six decimals, and whether the composer books them. */
  public static List<Recorded> all() {
    return ShopOrders.recorded("orders-dp6.json").stream()
        .map(
            o ->
                new Recorded(
                    o.orderId(),
                    o.number(),
                    facts(o),
                    BookingComposer.compose(o, Shop.WITH_ZERO, Shop.FACTS)
                        instanceof Composition.Book))
        .collect(Collectors.toList());
  }

  /** The order of a worked example. */
  public static Order golden(String example) {
    return facts(ShopOrders.golden(example));
  }

  private static Order facts(SaleOrder o) {
    return new Order(
        "completed",
        o.currency(),
        true,
        Instant.parse("2026-09-01T10:00:00Z"),
        o.paidAt(),
        o.completedAt(),
        o.total(),
        o.totalTax(),
        new Order.Payment(
            "mollie_wc_gateway_ideal", o.payment().title(), o.payment().transactionId()),
        o.destination(),
        o.billing(),
        o.vatNumber(),
        o.lines().stream().map(RecordedFacts::line).toList(),
        o.rates().stream().map(RecordedFacts::rate).toList(),
        Optional.empty(),
        o.particulars().giftCards().stream()
            .map(c -> new Order.GiftCard(c.amount(), c.inTotal()))
            .toList(),
        Optional.empty());
  }

  private static OrderLine line(SaleOrder.Line l) {
    return new OrderLine(
        OrderLine.Kind.valueOf(l.kind().name()),
        l.id(),
        l.name(),
        l.quantity(),
        l.net(),
        l.tax(),
        l.netBefore(),
        l.product().taxClass(),
        l.product().sku(),
        l.product().id(),
        l.taxes().stream().map(t -> new OrderLine.LineTax(t.rateId(), t.amount())).toList());
  }

  private static TaxLine rate(SaleOrder.Rate r) {
    return new TaxLine(
        r.id(), "", r.country(), r.percent(), r.compound(), r.tax(), BigDecimal.ZERO);
  }
}
