package nl.koppeling.invoice.planning;

import java.util.List;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.Reason;
import nl.koppeling.events.SpecialArea;
import nl.koppeling.events.TaxLine;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.LedgerRole;
import nl.koppeling.invoice.booking.Mapping;
import nl.koppeling.invoice.booking.Refund;
import nl.koppeling.invoice.booking.Refusal;
import nl.koppeling.invoice.booking.SaleOrder;

/** The border between what travels in events and the core's own words. */
public final class Translation {

  private Translation() {}

  /** An order with its buyer's relation, in the core's words. */
  public static SaleOrder order(CustomerLinked linked) {
    Order facts = linked.facts();
    return new SaleOrder(
        linked.order().orderId(),
        linked.order().number(),
        facts.currency(),
        facts.paidAt(),
        facts.completedAt(),
        facts.total(),
        facts.totalTax(),
        new SaleOrder.Payment(
            facts.payment().method(), facts.payment().title(), facts.payment().transactionId()),
        facts.destinationCountry(),
        facts.billingCountry(),
        facts.businessWithVatNumber(),
        facts.lines().stream().map(Translation::line).toList(),
        facts.taxLines().stream().map(Translation::rate).toList(),
        new SaleOrder.Particulars(
            facts.destinationArea().map(Translation::area),
            linked.vatProof().map(p -> new SaleOrder.VatProof(p.prefix(), p.valid())),
            facts.giftCards().stream()
                .map(card -> new SaleOrder.GiftCard(card.amount(), card.inTotal()))
                .toList(),
            facts.invoiceNumber()));
  }

  private static SaleOrder.Area area(SpecialArea area) {
    return new SaleOrder.Area(area.nl(), area.en(), area == SpecialArea.NORTHERN_IRELAND);
  }

  private static SaleOrder.Line line(OrderLine line) {
    List<SaleOrder.LineTax> taxes =
        line.taxes().stream().map(t -> new SaleOrder.LineTax(t.rateId(), t.amount())).toList();
    return new SaleOrder.Line(
        SaleOrder.Kind.valueOf(line.kind().name()),
        line.id(),
        line.name(),
        line.quantity(),
        line.net(),
        line.tax(),
        taxes,
        line.netBeforeDiscount(),
        new SaleOrder.Product(
            line.productId(),
            line.taxClass(),
            line.categories(),
            line.variation(),
            line.sku().strip()));
  }

  private static SaleOrder.Rate rate(TaxLine tax) {
    return new SaleOrder.Rate(
        tax.rateId(),
        tax.country(),
        tax.percent(),
        tax.compound(),
        tax.goodsTax().add(tax.shippingTax()));
  }

  /** The owner's choices, in the core's words. */
  public static Mapping mapping(ConnectionChanged connection) {
    BookingSettings settings = connection.settings();
    BookingSettings.Taxation taxation = settings.taxation();
    BookingSettings.Choices choices = settings.choices();
    return new Mapping(
        settings.invoicePrefix(),
        settings.paymentTermDays(),
        settings.ledgers().stream().map(Translation::rule).toList(),
        settings.costCentre(),
        new Mapping.Schemes(
            taxation.ossSince(),
            taxation.foreignVatLedger(),
            taxation.kor(),
            taxation.euKor(),
            taxation.invoiceSystem()),
        new Mapping.Choices(
            choices.discountsApart(),
            choices.refundsProRata(),
            choices.pluginInvoiceNumbers(),
            choices.booksOpenFrom(),
            settings.journals().stream()
                .anyMatch(r -> r.paymentMethod().equals(BookingSettings.JournalRule.GIFT_CARD))),
        settings.marks().stream().map(Translation::mark).toList(),
        connection.version());
  }

  private static Mapping.Rule rule(BookingSettings.LedgerRule rule) {
    return new Mapping.Rule(
        LedgerRole.valueOf(rule.role().name()),
        Band.valueOf(rule.band().name()),
        rule.ledgerId(),
        rule.when().map(Translation::condition));
  }

  private static Mapping.Mark mark(BookingSettings.ProductMark mark) {
    return new Mapping.Mark(Mapping.Mark.Kind.valueOf(mark.kind().name()), condition(mark.on()));
  }

  private static Mapping.Condition condition(BookingSettings.Condition condition) {
    return new Mapping.Condition(
        Mapping.Condition.Kind.valueOf(condition.kind().name()), condition.value());
  }

  /** A refund, in the core's words. */
  public static Refund refund(OrderRefunded refund) {
    return new Refund(
        refund.order().orderId(),
        refund.refundId(),
        refund.refundedAt(),
        refund.amount(),
        refund.lines().stream().map(l -> new Refund.Line(l.lineId(), l.net(), l.tax())).toList());
  }

  static Reason reason(Refusal refusal) {
    return new Reason(refusal.code().name(), refusal.nl(), refusal.en(), refusal.figures());
  }
}
