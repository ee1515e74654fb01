package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.events.Event;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.Reason;
import nl.koppeling.events.SalesOrderMade;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.planning.Outcome;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.invoice.posting.SalesOrderState;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes intents and results. Each is one transaction that first renews the lease, so that only the
 * holder of the turn writes; an event about it is in the same transaction.
 */
@ApplicationScoped
class Records {

  private final Mutiny.SessionFactory sessions;
  private final Postings postings;
  private final Outbox outbox;

  Records(Mutiny.SessionFactory sessions, Postings postings, Outbox outbox) {
    this.sessions = sessions;
    this.postings = postings;
    this.outbox = outbox;
  }

  /**
   * An intent, before the call. It falls due after a delay: whoever finds it then knows that its
   * result was never written.
   */
  Uni<Posting> intent(Turn turn, Posting before, PostingState next, Duration leftBehindAfter) {
    return write(turn, before, before.with(next), Optional.of(leftBehindAfter), List.of());
  }

  /** A result that leaves more to do, after a delay or at once. */
  Uni<Posting> result(Turn turn, Posting before, PostingState next, Duration due) {
    Posting after = before.with(next);
    return write(turn, before, after, Optional.of(due), events(before, after));
  }

  /** A result that leaves nothing to do. */
  Uni<Posting> end(Turn turn, Posting before, PostingState next) {
    Posting after = before.with(next);
    return write(turn, before, after, Optional.empty(), events(before, after));
  }

  /** Nothing was achieved: the document falls back and is tried again after a delay. */
  Uni<Posting> setback(Turn turn, Posting before, PostingState back, Duration due) {
    return write(turn, before, before.failed(back), Optional.of(due), List.of());
  }

  /**
   * Only over the state that was read: otherwise a later order or an unseen intent would be lost.
   */
  private Uni<Posting> write(
      Turn turn, Posting before, Posting after, Optional<Duration> due, List<Event> events) {
    return sessions
        .withTransaction(
            session ->
                turn.hold(session)
                    .flatMap(held -> postings.lock(session, before.key()))
                    .invoke(current -> unchanged(before, current))
                    .flatMap(same -> postings.write(session, after, due))
                    .flatMap(
                        written ->
                            !there(before.state()) && there(after.state())
                                ? postings.wakeWaiting(session, after.key())
                                : Uni.createFrom().voidItem())
                    .flatMap(woken -> tell(session, events)))
        .replaceWith(after);
  }

  private static boolean there(PostingState state) {
    return state.standing() || state.ordered();
  }

  private static void unchanged(Posting before, Optional<Posting> current) {
    boolean same =
        current
            .filter(c -> c.state().equals(before.state()) && c.version().equals(before.version()))
            .isPresent();
    if (!same) {
      throw new Superseded();
    }
  }

  private Uni<Void> tell(Mutiny.Session session, List<Event> events) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (Event event : events) {
      told = told.flatMap(before -> outbox.add(session, Topic.BOOKINGS, event));
    }
    return told;
  }

  /** What a change of state is told as: booked once, settled once, parked each time. */
  private static List<Event> events(Posting before, Posting after) {
    return switch (after.state()) {
      case PostingState.Booked booked when !before.state().standing() ->
          List.of(booked(after, booked.plan().booking(), booked.bookingId()));
      case PostingState.Unsettled unsettled when !before.state().standing() ->
          List.of(
              booked(after, unsettled.plan().booking(), unsettled.bookingId()),
              Outcome.of(after).orElseThrow());
      case PostingState.Settled settled -> List.of(settled(after, settled));
      case SalesOrderState.Ordered ordered ->
          List.of(ordered(after, ordered, ordered.orderId(), ordered.number()));
      case SalesOrderState.OrderedDifferently different ->
          List.of(
              ordered(after, different, different.orderId(), different.number()),
              Outcome.of(after).orElseThrow());
      default -> Outcome.of(after).stream().toList();
    };
  }

  private static OrderBooked booked(Posting posting, Booking booking, UUID bookingId) {
    return new OrderBooked(
        posting.order(),
        posting.key().document(),
        booking.invoiceNumber(),
        bookingId,
        booking.total().euros(),
        booking.totalVat().euros(),
        booking.invoiceDate(),
        booking.notices().stream()
            .sorted()
            .map(notice -> Reason.of(notice.name(), notice.nl(), notice.en()))
            .toList());
  }

  /** That an invoice and a payment are still to be made in SnelStart is the first thing to know. */
  private static SalesOrderMade ordered(
      Posting posting, SalesOrderState state, UUID orderId, int number) {
    Booking booking = state.plan().booking();
    Reason open = Obstacle.SALES_ORDER_OPEN.with(Map.of("order", String.valueOf(number)));
    return new SalesOrderMade(
        posting.order(),
        posting.key().document(),
        booking.invoiceNumber(),
        orderId,
        number,
        booking.total().euros(),
        booking.invoiceDate(),
        Stream.concat(
                Stream.of(open),
                booking.notices().stream()
                    .sorted()
                    .map(notice -> Reason.of(notice.name(), notice.nl(), notice.en())))
            .toList());
  }

  private static OrderSettled settled(Posting posting, PostingState.Settled settled) {
    Booking booking = settled.plan().booking();
    return new OrderSettled(
        posting.order(),
        posting.key().document(),
        booking.invoiceNumber(),
        settled.bankBookingId(),
        booking.total().euros());
  }
}
