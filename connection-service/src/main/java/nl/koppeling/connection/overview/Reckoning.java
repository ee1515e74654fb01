package nl.koppeling.connection.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.koppeling.connection.overview.Figures.Basis;
import nl.koppeling.connection.overview.Figures.RateVat;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderRefunded;

/** What events say a document counts for. */
final class Reckoning {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private Reckoning() {}

  static Figures of(OrderEvent event) {
    return switch (event) {
      case OrderCompleted e -> order(e, e.facts());
      case CustomerLinked e -> order(e, e.facts());
      case OrderRefunded e -> refund(e);
      case OrderBooked e -> booked(e);
      default -> seen(event);
    };
  }

  /** The event only says that the document exists. */
  private static Figures seen(OrderEvent event) {
    Instant modified = event.order().version().modifiedAt();
    return new Figures(day(modified), Basis.VERSION, modified, Optional.empty(), List.of());
  }

  /** An order's own facts. */
  private static Figures order(OrderEvent event, Order facts) {
    Instant when = facts.paidAt().or(facts::completedAt).orElse(facts.createdAt());
    return new Figures(
        day(when),
        Basis.ORDER,
        event.order().version().modifiedAt(),
        Optional.of(facts.totalTax()),
        facts.taxLines().stream()
            .map(
                t ->
                    new RateVat(
                        t.rateId(),
                        t.country(),
                        Optional.of(t.percent()),
                        t.goodsTax().add(t.shippingTax())))
            .toList());
  }

  /** A refund; without lines its VAT is not known before it is booked. */
  private static Figures refund(OrderRefunded refund) {
    Map<Long, BigDecimal> rates = new TreeMap<>();
    BigDecimal vat = BigDecimal.ZERO;
    for (OrderRefunded.Line line : refund.lines()) {
      vat = vat.subtract(line.tax());
      for (OrderLine.LineTax tax : line.taxes()) {
        rates.merge(tax.rateId(), tax.amount().negate(), BigDecimal::add);
      }
    }
    return new Figures(
        day(refund.refundedAt()),
        Basis.ORDER,
        refund.order().version().modifiedAt(),
        refund.lines().isEmpty() ? Optional.empty() : Optional.of(vat),
        rates.entrySet().stream()
            .map(e -> new RateVat(e.getKey(), "", Optional.empty(), e.getValue()))
            .toList());
  }

  /** What stands in the administration. */
  private static Figures booked(OrderBooked booked) {
    Instant modified = booked.order().version().modifiedAt();
    LocalDate day = booked.invoiceDate() == null ? day(modified) : booked.invoiceDate();
    boolean credit = booked.document().kind() == Document.Kind.CREDIT;
    return new Figures(
        day,
        Basis.BOOKED,
        modified,
        Optional.ofNullable(booked.totalVat()).map(v -> credit ? v.abs().negate() : v),
        List.of());
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(AMSTERDAM).toLocalDate();
  }
}
