package nl.koppeling.invoice.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.Booking;

/**
 * The state of one document. Only a state that may be left in a certain way has the method for it.
 *
 * <pre>
 *            ┌────────► Skipped                        (composed again by a newer order or "try again")
 *  arrives ──┼────────► Parked ◄───────────────────────┐   (Parked ─ the owner books it ─► BookedElsewhere)
 *            ├────────► Waiting ─► (composed) ─┐       │ refused, number taken
 *            └────────► Planned ◄──────────────┘       │
 *                         │  ▲ not executed            │
 *                  intend ▼  │                         │
 *                      BookIntended ───────────────────┤
 *                 booked │   ▲ │ unclear, or left behind by a crash
 *                        │   │ ▼                       │
 *                        │ BookInDoubt ────────────────┘
 *                        │   │ found     └─ given up ─► BookUnresolved ─ "try again" ─► BookInDoubt
 *                        ▼   ▼
 *                       Booked ───────────────► Settled (somebody else's payment)
 *                  intend │  ▲ not executed        ▲
 *                         ▼  │                     │
 *                      PayIntended ────────────────┤ paid
 *                         │  ▲ not there, twice    │
 *                 unclear ▼  │                     │
 *                      PayInDoubt ─────────────────┘ found
 *
 *  A further payment leads from paid or found back to Booked; an invoice left open by choice ends LeftOpen.
 *  A sale that becomes a sales order goes another way: {@link SalesOrderState}.
 *  Booked, PayIntended and PayInDoubt ─ refused, no journal, other balance ─► Unsettled ─ "try again" ─► Booked
 * </pre>
 */
public sealed interface PostingState
    permits PostingState.Waiting,
        PostingState.Skipped,
        PostingState.Parked,
        PostingState.BookedElsewhere,
        PostingState.Planned,
        PostingState.BookIntended,
        PostingState.BookInDoubt,
        PostingState.BookUnresolved,
        PostingState.Booked,
        PostingState.PayIntended,
        PostingState.PayInDoubt,
        PostingState.Unsettled,
        PostingState.Settled,
        PostingState.LeftOpen,
        SalesOrderState {

  /** Cannot be composed yet; {@code on} names what is missing. */
  record Waiting(String on) implements PostingState {
    public static final String RATES = "RATES";
    public static final String CONNECTION = "CONNECTION";

    /** Article codes and revenue groups, which a sales order needs. */
    public static final String SHELF = "SHELF";

    /** A credit waits for its sale to be booked (VAT reference 6, R8). */
    public static final String SALE = "SALE";

    /** A credit waits for the credits of earlier refunds: it takes from what they leave. */
    public static final String EARLIER_CREDIT = "EARLIER_CREDIT";

    /** Composed in the next turn, when the rates of the day are surely known. */
    public static final String TURN = "TURN";

    /** A replaced sale waits until the one that stood is withdrawn. */
    public static final String WITHDRAWAL = "WITHDRAWAL";

    /** Only another document of the order, when it goes on, lets it go on. */
    public boolean onAnother() {
      return on.equals(SALE) || on.equals(EARLIER_CREDIT) || on.equals(WITHDRAWAL);
    }
  }

  /** Rightly not booked. */
  record Skipped(Reason reason) implements PostingState {}

  /** Not booked, certainly; waits for a person. */
  record Parked(List<Reason> reasons) implements PostingState {
    public Parked {
      reasons = List.copyOf(reasons);
    }

    /** The owner takes the booking over. */
    public BookedElsewhere bookedElsewhere() {
      return new BookedElsewhere();
    }
  }

  /** The owner booked it, or will, outside this product. Nothing leaves this state. */
  record BookedElsewhere() implements PostingState {}

  /** Composed, nothing sent yet. */
  record Planned(Plan plan) implements PostingState, HasPlan {
    public BookIntended intend() {
      return new BookIntended(plan, Doubt.NONE);
    }
  }

  /**
   * About to be sent, or sent without an answer being remembered: found in this state, it is in
   * doubt.
   */
  record BookIntended(Plan plan, Doubt doubt) implements PostingState, HasPlan {
    public Booked booked(UUID bookingId, Instant now) {
      return new Booked(plan, bookingId, now, false, 0);
    }

    public Unsettled bookedDifferently(UUID bookingId, Reason reason) {
      return new Unsettled(plan, bookingId, List.of(reason));
    }

    /** The call certainly had no effect; doubt from earlier attempts stays. */
    public PostingState notExecuted() {
      return doubt.times() == 0 ? new Planned(plan) : new BookInDoubt(plan, doubt);
    }

    public Parked refused(Reason reason) {
      return new Parked(List.of(reason));
    }

    public BookInDoubt unclear(Instant now) {
      return new BookInDoubt(plan, doubt.again(now));
    }
  }

  /** Whether it was booked is unknown; the only way out is to read. */
  record BookInDoubt(Plan plan, Doubt doubt) implements PostingState, HasPlan {
    /** Booked: {@code probe} because somebody may have settled it meanwhile. */
    public Booked found(UUID bookingId, Instant now) {
      return new Booked(plan, bookingId, now, true, 0);
    }

    public Parked numberTaken(Reason reason) {
      return new Parked(List.of(reason));
    }

    /** Not found: sent again with the same number, which SnelStart refuses if it landed late. */
    public BookIntended again() {
      return new BookIntended(plan, doubt);
    }

    public BookUnresolved giveUp(Reason reason) {
      return new BookUnresolved(plan, List.of(reason));
    }
  }

  /** Perhaps booked; reading brought no certainty for days. Waits for a person. */
  record BookUnresolved(Plan plan, List<Reason> reasons) implements PostingState, HasPlan {
    public BookUnresolved {
      reasons = List.copyOf(reasons);
    }

    public BookInDoubt lookAgain() {
      return new BookInDoubt(plan, Doubt.NONE);
    }
  }

  /**
   * Booked, not yet paid.
   *
   * @param bookedAt when we learned it (UTC)
   * @param probe true when the balance must be read before a payment is sent
   * @param paid how many of its payments are booked
   */
  record Booked(Plan plan, UUID bookingId, Instant bookedAt, boolean probe, int paid)
      implements PostingState, HasPlan {

    /** The payment that is next. */
    public Booking.Payment payment() {
      return plan.booking().payments().get(paid);
    }

    public PayIntended intend(Route route) {
      return new PayIntended(plan, bookingId, paid, route, Doubt.NONE);
    }

    /** The payment that was next is there. */
    public PostingState found(Optional<UUID> entryId, Instant now) {
      return afterPayment(plan, bookingId, paid, entryId, now, true);
    }

    /** The owner lets somebody else book the money. */
    public LeftOpen leftOpen() {
      return new LeftOpen(plan, bookingId);
    }

    public Settled settledElsewhere() {
      return new Settled(plan, bookingId, Optional.empty());
    }

    public Unsettled unsettled(Reason reason) {
      return new Unsettled(plan, bookingId, List.of(reason));
    }
  }

  /**
   * A payment is about to be sent, or was sent without an answer being remembered.
   *
   * @param paid how many of its payments were booked before this one
   * @param route where it is booked
   */
  record PayIntended(Plan plan, UUID bookingId, int paid, Route route, Doubt doubt)
      implements PostingState, HasPlan {

    /** The payment that is about to be sent. */
    public Booking.Payment payment() {
      return plan.booking().payments().get(paid);
    }

    public PostingState paid(UUID entryId, Instant now) {
      return afterPayment(plan, bookingId, paid, Optional.of(entryId), now, false);
    }

    /** The call certainly had no effect; the balance is read before it is made again. */
    public PostingState notExecuted(Instant now) {
      return doubt.times() == 0
          ? new Booked(plan, bookingId, now, true, paid)
          : new PayInDoubt(plan, bookingId, paid, route, doubt, 0);
    }

    public Unsettled refused(Reason reason) {
      return new Unsettled(plan, bookingId, List.of(reason));
    }

    public PayInDoubt unclear(Instant now) {
      return new PayInDoubt(plan, bookingId, paid, route, doubt.again(now), 0);
    }
  }

  /**
   * Whether it was paid is unknown. SnelStart does not refuse a second payment, so two looks, a
   * settle delay apart, must find nothing before it is sent again.
   *
   * @param looks that found nothing since the last attempt
   */
  record PayInDoubt(Plan plan, UUID bookingId, int paid, Route route, Doubt doubt, int looks)
      implements PostingState, HasPlan {

    private static final int LOOKS_NEEDED = 2;

    public PostingState found(Optional<UUID> entryId, Instant now) {
      return afterPayment(plan, bookingId, paid, entryId, now, true);
    }

    public Settled settledElsewhere() {
      return new Settled(plan, bookingId, Optional.empty());
    }

    public Unsettled unsettled(Reason reason) {
      return new Unsettled(plan, bookingId, List.of(reason));
    }

    /** Nothing there: looks once more, or is ready to be sent again. */
    public PostingState notFound() {
      return looks + 1 < LOOKS_NEEDED
          ? new PayInDoubt(plan, bookingId, paid, route, doubt, looks + 1)
          : new PayIntended(plan, bookingId, paid, route, doubt);
    }
  }

  /** Booked, not paid, and a person has to look. The booking stands. */
  record Unsettled(Plan plan, UUID bookingId, List<Reason> reasons)
      implements PostingState, HasPlan {
    public Unsettled {
      reasons = List.copyOf(reasons);
    }

    /** Every payment is looked for again, from the first. */
    public Booked tryAgain(Instant now) {
      return new Booked(plan, bookingId, now, true, 0);
    }
  }

  /**
   * Booked and paid: done.
   *
   * @param bankBookingId our last payment, or empty when somebody else had settled the invoice
   */
  record Settled(Plan plan, UUID bookingId, Optional<UUID> bankBookingId)
      implements PostingState, HasPlan {}

  /** Booked and, as the owner chose for its payment method, left for somebody else to settle. */
  record LeftOpen(Plan plan, UUID bookingId) implements PostingState, HasPlan {}

  /** What the states from Planned onwards share. */
  interface HasPlan {
    Plan plan();
  }

  /** A payment that was found, not just made, says nothing of the next one: it is probed too. */
  private static PostingState afterPayment(
      Plan plan, UUID bookingId, int paid, Optional<UUID> entryId, Instant now, boolean probe) {
    return paid + 1 < plan.booking().payments().size()
        ? new Booked(plan, bookingId, now, probe, paid + 1)
        : new Settled(plan, bookingId, entryId);
  }

  /** True when the document certainly stands in the administration, as a booking. */
  default boolean standing() {
    return switch (this) {
      case Booked b -> true;
      case PayIntended p -> true;
      case PayInDoubt p -> true;
      case Unsettled u -> true;
      case Settled s -> true;
      case LeftOpen l -> true;
      default -> false;
    };
  }

  /** True when the document certainly stands in the administration, as a sales order. */
  default boolean ordered() {
    return this instanceof SalesOrderState.Ordered
        || this instanceof SalesOrderState.OrderedDifferently;
  }

  /** True when it is not to be booked, so that nothing waits for it. */
  default boolean dropped() {
    return this instanceof Skipped || this instanceof BookedElsewhere;
  }

  /** True while nothing was ever sent for it and nobody took it over: it may be composed anew. */
  default boolean replaceable() {
    return !(this instanceof HasPlan || this instanceof BookedElsewhere)
        || this instanceof Planned
        || this instanceof SalesOrderState.OrderPlanned;
  }

  /** The plan, in the states that have one. */
  default Optional<Plan> planned() {
    return this instanceof HasPlan having ? Optional.of(having.plan()) : Optional.empty();
  }

  /** Since when something about it is in doubt, if it is. */
  default Optional<Instant> inDoubtSince() {
    return switch (this) {
      case BookInDoubt b -> b.doubt().since();
      case PayInDoubt p -> p.doubt().since();
      case BookIntended b -> b.doubt().since();
      case PayIntended p -> p.doubt().since();
      case SalesOrderState.OrderIntended o -> o.doubt().since();
      case SalesOrderState.OrderInDoubt o -> o.doubt().since();
      default -> Optional.empty();
    };
  }
}
