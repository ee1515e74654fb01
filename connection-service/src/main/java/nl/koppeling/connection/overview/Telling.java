package nl.koppeling.connection.overview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.koppeling.connection.overview.Standing.State;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionFaulted;
import nl.koppeling.events.ConnectionRecovered;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Event;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.Reason;
import nl.koppeling.events.RefundDeleted;
import nl.koppeling.events.SalesOrderMade;

/**
 * What an event tells of a document.
 *
 * @param standing how it stands as far as this event knows
 * @param figures what it counts for as far as this event knows
 */
record Telling(OrderRef order, Document document, Standing standing, Figures figures) {

  /**
   * Reads an event.
   *
   * @param from the stage whose topic it came on: a park or skip does not say who parked
   */
  static Optional<Telling> of(Event event, Stage from) {
    return switch (event) {
      // Documents of an accepted change never move the row of what they correct.
      case OrderSkipped e when e.document().correcting() -> Optional.empty();
      case OrderParked e when e.document().correcting() -> Optional.empty();
      case OrderBooked e when e.document().correcting() -> Optional.empty();
      case OrderSettled e when e.document().correcting() -> Optional.empty();
      case OrderWaiting e ->
          told(e, e.document(), State.WAITING, from, e.total(), List.of(e.reason()));
      case OrderCompleted e ->
          told(e, Document.SALE, State.ACCEPTED, from, e.facts().total(), List.of());
      case OrderRefunded e ->
          told(e, Document.creditFor(e.refundId()), State.ACCEPTED, from, e.amount(), List.of());
      // What it means for the books is told by the stage that booked the credit, or did not.
      case RefundDeleted e -> Optional.empty();
      case CustomerLinked e ->
          told(e, Document.SALE, State.LINKED, from, e.facts().total(), List.of());
      case OrderSkipped e ->
          told(e, e.document(), State.SKIPPED, from, e.total(), List.of(e.reason()));
      case OrderParked e -> told(e, e.document(), State.PARKED, from, e.total(), e.reasons());
      case OrderBooked e -> Optional.of(booked(e));
      case OrderSettled e -> Optional.of(settled(e));
      case SalesOrderMade e -> Optional.of(ordered(e));
      case ConnectionChanged e -> Optional.empty();
      case ConnectionRemoved e -> Optional.empty();
      case ConnectionFaulted e -> Optional.empty();
      case ConnectionRecovered e -> Optional.empty();
      case BackfillMoved e -> Optional.empty();
    };
  }

  private static Optional<Telling> told(
      OrderEvent event,
      Document document,
      State state,
      Stage stage,
      BigDecimal total,
      List<Reason> reasons) {
    OrderRef order = event.order();
    return Optional.of(
        new Telling(
            order,
            document,
            new Standing(
                state,
                stage,
                order.number(),
                order.version().modifiedAt(),
                signed(document, total),
                reasons,
                List.of(),
                "",
                Optional.empty()),
            Reckoning.of(event)));
  }

  private static Telling booked(OrderBooked e) {
    return new Telling(
        e.order(),
        e.document(),
        new Standing(
            State.BOOKED,
            Stage.BOOKED,
            e.order().number(),
            e.order().version().modifiedAt(),
            signed(e.document(), e.total()),
            List.of(),
            e.notices(),
            e.invoiceNumber(),
            Optional.of(e.bookingId())),
        Reckoning.of(e));
  }

  private static Telling ordered(SalesOrderMade e) {
    return new Telling(
        e.order(),
        e.document(),
        new Standing(
            State.ORDERED,
            Stage.ORDERED,
            e.order().number(),
            e.order().version().modifiedAt(),
            signed(e.document(), e.total()),
            List.of(),
            e.notices(),
            e.invoiceNumber(),
            Optional.empty(),
            Optional.of(e.salesOrderNumber())),
        Reckoning.of(e));
  }

  private static Telling settled(OrderSettled e) {
    return new Telling(
        e.order(),
        e.document(),
        new Standing(
            State.SETTLED,
            Stage.SETTLED,
            e.order().number(),
            e.order().version().modifiedAt(),
            signed(e.document(), e.amount()),
            List.of(),
            List.of(),
            e.invoiceNumber(),
            Optional.empty()),
        Reckoning.of(e));
  }

  /** Some events give a credit's amount positive, some negative; the overview shows it negative. */
  private static BigDecimal signed(Document document, BigDecimal amount) {
    BigDecimal given = amount == null ? BigDecimal.ZERO : amount;
    return switch (document.kind()) {
      case CREDIT -> given.abs().negate();
      case SALE, WITHDRAWAL, REPLACEMENT, REVERSAL -> given;
    };
  }
}
