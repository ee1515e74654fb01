package nl.koppeling.connection.history;

import java.util.List;
import java.util.Optional;
import nl.koppeling.connection.history.HistoryEntry.Facts;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.Event;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.events.SalesOrderMade;

/** Reads an event for the history: everything an owner may want to see of it, and no more. */
final class Heard {

  private Heard() {}

  /** The entry; empty when the event is not about an order. */
  static Optional<HistoryEntry> of(Envelope envelope, Station station) {
    return envelope.event() instanceof OrderEvent event
        ? Optional.of(
            new HistoryEntry(
                envelope.time(),
                station,
                name(event),
                document(event),
                event.order().version().modifiedAt(),
                facts(event)))
        : Optional.empty();
  }

  private static String name(Event event) {
    return event.getClass().getSimpleName();
  }

  private static Document document(OrderEvent event) {
    return switch (event) {
      case OrderWaiting e -> e.document();
      case OrderCompleted e -> Document.SALE;
      case CustomerLinked e -> Document.SALE;
      case OrderRefunded e -> Document.creditFor(e.refundId());
      case RefundDeleted e -> Document.creditFor(e.refundId());
      case OrderSkipped e -> e.document();
      case OrderParked e -> e.document();
      case OrderBooked e -> e.document();
      case OrderSettled e -> e.document();
      case SalesOrderMade e -> e.document();
    };
  }

  private static Facts facts(OrderEvent event) {
    return switch (event) {
      case OrderWaiting e -> Facts.of(e.total(), List.of(e.reason()));
      case OrderCompleted e -> Facts.of(e.facts().total(), List.of()).withVat(e.facts().totalTax());
      case CustomerLinked e -> linked(e);
      case OrderRefunded e -> Facts.of(e.amount(), List.of());
      case RefundDeleted e -> Facts.NONE;
      case OrderSkipped e -> Facts.of(e.total(), List.of(e.reason()));
      case OrderParked e -> Facts.of(e.total(), e.reasons());
      case OrderBooked e -> booked(e);
      case OrderSettled e -> settled(e);
      case SalesOrderMade e -> ordered(e);
    };
  }

  private static Facts linked(CustomerLinked e) {
    return new Facts(
        Optional.of(e.facts().total()),
        Optional.of(e.facts().totalTax()),
        List.of(),
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        e.relationCreated());
  }

  private static Facts booked(OrderBooked e) {
    return new Facts(
        Optional.ofNullable(e.total()),
        Optional.ofNullable(e.totalVat()),
        List.of(),
        e.notices(),
        e.invoiceNumber(),
        Optional.ofNullable(e.invoiceDate()),
        Optional.ofNullable(e.bookingId()),
        Optional.empty(),
        false);
  }

  private static Facts settled(OrderSettled e) {
    return new Facts(
        Optional.ofNullable(e.amount()),
        Optional.empty(),
        List.of(),
        List.of(),
        e.invoiceNumber(),
        Optional.empty(),
        Optional.empty(),
        e.bankBookingId(),
        false);
  }

  private static Facts ordered(SalesOrderMade e) {
    return new Facts(
        Optional.ofNullable(e.total()),
        Optional.empty(),
        List.of(),
        e.notices(),
        e.invoiceNumber(),
        Optional.ofNullable(e.orderDate()),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
