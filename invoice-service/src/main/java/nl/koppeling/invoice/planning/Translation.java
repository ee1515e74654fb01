package nl.koppeling.invoice.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.Reason;
import nl.koppeling.events.TaxLine;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.LedgerRole;
import nl.koppeling.invoice.booking.Mapping;
import nl.koppeling.invoice.booking.Refusal;
import nl.koppeling.invoice.booking.SaleOrder;

/** The border between what travels in events and the core's own words. */
final class Translation {

  private Translation() {}

  static SaleOrder order(CustomerLinked linked) {
    Order facts = linked.facts();
    return new SaleOrder(
        linked.order().orderId(),
        linked.order().number(),
        facts.currency(),
        facts.paidAt(),
        facts.completedAt(),
        facts.total(),
        facts.totalTax(),
        new SaleOrder.Payment(facts.payment().title(), facts.payment().transactionId()),
        facts.destinationCountry(),
        facts.billingCountry(),
        facts.businessWithVatNumber(),
        facts.lines().stream().map(Translation::line).toList(),
        facts.taxLines().stream().map(Translation::rate).toList());
  }

  private static SaleOrder.Line line(OrderLine line) {
    List<SaleOrder.LineTax> taxes =
        line.taxes().stream().map(t -> new SaleOrder.LineTax(t.rateId(), t.amount())).toList();
    SaleOrder.Kind kind =
        switch (line.kind()) {
          case PRODUCT -> SaleOrder.Kind.PRODUCT;
          case SHIPPING -> SaleOrder.Kind.SHIPPING;
          case FEE -> SaleOrder.Kind.FEE;
        };
    return new SaleOrder.Line(
        kind, line.id(), line.name(), line.quantity(), line.net(), line.tax(), taxes);
  }

  private static SaleOrder.Rate rate(TaxLine tax) {
    return new SaleOrder.Rate(
        tax.rateId(),
        tax.country(),
        tax.percent(),
        tax.compound(),
        tax.goodsTax().add(tax.shippingTax()));
  }

  static Mapping mapping(ConnectionChanged connection) {
    BookingSettings settings = connection.settings();
    Map<Mapping.Slot, UUID> ledgers = new HashMap<>();
    for (BookingSettings.LedgerRule rule : settings.ledgers()) {
      ledgers.putIfAbsent(new Mapping.Slot(role(rule), band(rule)), rule.ledgerId());
    }
    return new Mapping(
        settings.invoicePrefix(),
        settings.paymentTermDays(),
        ledgers,
        settings.costCentre(),
        connection.version());
  }

  private static LedgerRole role(BookingSettings.LedgerRule rule) {
    return LedgerRole.valueOf(rule.role().name());
  }

  private static Band band(BookingSettings.LedgerRule rule) {
    return Band.valueOf(rule.band().name());
  }

  static Reason reason(Refusal refusal) {
    return new Reason(refusal.code().name(), refusal.nl(), refusal.en(), refusal.figures());
  }
}
