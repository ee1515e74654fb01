package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.koppeling.events.Event;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderSettled;
import nl.koppeling.events.Reason;
import nl.koppeling.events.SalesOrderMade;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.oversight.Watch;
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
  private final Watch watch;

  Records(Mutiny.SessionFactory sessions, Postings postings, Outbox outbox, Watch watch) {
    this.sessions = sessions;
    this.postings = postings;
    this.outbox = outbox;
    this.watch = watch;
  }

  /**
   * An intent, before the call. It falls due after a delay: whoever finds it then knows that its
   * result was never written.
   */
  Uni<Posting> intent(Turn turn, Posting before, PostingState next, Duration leftBehindAfter) {
    return write(
        turn, before, before.with(next), Optional.of(leftBehindAfter), counted -> List.of());
  }

  /** A result that leaves more to do, after a delay or at once. */
  Uni<Posting> result(Turn turn, Posting before, PostingState next, Duration due) {
    Posting after = before.with(next);
    return write(turn, before, after, Optional.of(due), counted -> events(before, after, counted));
  }

  /** A result that leaves nothing to do. */
  Uni<Posting> end(Turn turn, Posting before, PostingState next) {
    Posting after = before.with(next);
    return write(turn, before, after, Optional.empty(), counted -> events(before, after, counted));
  }

  /** Nothing was achieved: the document falls back and is tried again after a delay. */
  Uni<Posting> setback(Turn turn, Posting before, PostingState back, Duration due) {
    return write(turn, before, before.failed(back), Optional.of(due), counted -> List.of());
  }

  /**
   * Only over the state that was read: otherwise a later order or an unseen intent would be lost.
   *
   * @param events what is told, given what the sums over many orders ask to be told with it
   */
  private Uni<Posting> write(
      Turn turn,
      Posting before,
      Posting after,
      Optional<Duration> due,
      Function<List<Reason>, List<Event>> events) {
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
                    .flatMap(woken -> count(session, before, after))
                    .flatMap(counted -> tell(session, events.apply(counted))))
        .replaceWith(after);
  }

  /** Counts a document when it first stands, and never again. */
  private Uni<List<Reason>> count(Mutiny.Session session, Posting before, Posting after) {
    boolean first = !before.state().standing() && after.state().standing();
    return after
        .state()
        .planned()
        .filter(plan -> first)
        .map(plan -> watch.count(session, after, plan.booking()))
        .orElseGet(() -> Uni.createFrom().item(List.of()));
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
  private static List<Event> events(Posting before, Posting after, List<Reason> counted) {
    return switch (after.state()) {
      case PostingState.Booked booked when !before.state().standing() ->
          List.of(booked(after, booked.plan().booking(), booked.bookingId(), counted));
      case PostingState.Unsettled unsettled when !before.state().standing() ->
          List.of(
              booked(after, unsettled.plan().booking(), unsettled.bookingId(), counted),
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

  private static OrderBooked booked(
      Posting posting, Booking booking, UUID bookingId, List<Reason> counted) {
    Stream<Reason> own =
        booking.notices().stream()
            .sorted()
            .map(notice -> Reason.of(notice.name(), notice.nl(), notice.en()));
    return new OrderBooked(
        posting.order(),
        posting.key().document(),
        booking.invoiceNumber(),
        bookingId,
        booking.total().euros(),
        booking.totalVat().euros(),
        booking.invoiceDate(),
        Stream.concat(own, counted.stream()).toList());
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
