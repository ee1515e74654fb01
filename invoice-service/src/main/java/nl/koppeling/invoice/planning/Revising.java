package nl.koppeling.invoice.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.Composition;
import nl.koppeling.invoice.booking.CorrectionComposer;
import nl.koppeling.invoice.booking.CreditComposer;
import nl.koppeling.invoice.booking.Facts;
import nl.koppeling.invoice.booking.Mapping;
import nl.koppeling.invoice.booking.RateTable;
import nl.koppeling.invoice.booking.Refund;
import nl.koppeling.invoice.booking.Revision;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;

/**
 * Composes a whole revision of an order: the withdrawal of what is left, the later version, and the
 * refunds that stand, credited anew from it, so that the books end where the shop is.
 *
 * @param before the order's documents before this revision; its sale stands
 */
record Revising(Revision revision, Chain before, ConnectionChanged connection, RateTable rates) {

  /** With the later version, or without one for an order that was cancelled. */
  Outlook outlook(Optional<CustomerLinked> later) {
    List<Outlook.Proposed> documents = new ArrayList<>();
    withdrawal().ifPresent(b -> documents.add(proposed(Document.Kind.WITHDRAWAL, b)));
    if (later.isEmpty()) {
      return new Outlook(documents, List.of());
    }
    return switch (replacement(later.get())) {
      case PostingState.Planned planned -> {
        documents.add(proposed(Document.Kind.REPLACEMENT, planned.plan().booking()));
        yield withCredits(documents, planned.plan().booking());
      }
      case PostingState.Parked parked -> new Outlook(documents, parked.reasons());
      default -> new Outlook(documents, List.of()); // nothing is left to sell: like a cancellation
    };
  }

  /** Takes back the sale that stands; empty when refunds took it all. */
  Optional<Booking> withdrawal() {
    List<Booking> credits = new ArrayList<>();
    before.standingCredits().forEach(c -> credits.add(booking(c)));
    before.withdrawal().filter(w -> w.state().standing()).ifPresent(w -> credits.add(booking(w)));
    return CorrectionComposer.withdrawal(
        revision, booking(before.sale().orElseThrow()), credits, mapping());
  }

  /** The state of the later version's own document. */
  PostingState replacement(CustomerLinked later) {
    return Planner.compose(
        later,
        connection,
        rates,
        (order, mapping, facts) -> CorrectionComposer.replacement(revision, order, mapping, facts));
  }

  /** A refund that has no place in the later version stops the whole. */
  private Outlook withCredits(List<Outlook.Proposed> documents, Booking sale) {
    List<Reason> reasons = new ArrayList<>();
    List<CreditComposer.Earlier> earlier = new ArrayList<>();
    for (Posting credit : before.standingCredits()) {
      Optional<OrderRefunded> event = StoredEvent.refunded(credit);
      if (event.isEmpty()) {
        reasons.add(Obstacle.CHANGE_NOT_KEPT.with(Map.of()));
        continue;
      }
      Refund refund = Translation.refund(event.get());
      Composition composed =
          CreditComposer.compose(
              refund,
              revision.number(),
              sale,
              earlier,
              mapping(),
              new Facts(connection.connectionId(), RateTable.NONE));
      switch (composed) {
        case Composition.Book book -> {
          earlier.add(new CreditComposer.Earlier(refund, book.booking()));
          documents.add(
              new Outlook.Proposed(
                  Document.creditFor(refund.refundId(), revision.number()), book.booking()));
        }
        case Composition.Park park ->
            park.reasons().stream().map(Translation::reason).forEach(reasons::add);
        case Composition.Skip skip -> reasons.add(Translation.reason(skip.reason()));
        case Composition.Order order ->
            throw new IllegalStateException("a refund is no sales order");
      }
    }
    return new Outlook(documents, reasons);
  }

  private Outlook.Proposed proposed(Document.Kind kind, Booking booking) {
    return new Outlook.Proposed(new Document(kind, 0, revision.number()), booking);
  }

  private Mapping mapping() {
    return Translation.mapping(connection);
  }

  static Booking booking(Posting standing) {
    return standing.state().planned().orElseThrow().booking();
  }
}
