package nl.koppeling.invoice.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Reason;

/**
 * The state of one document. Only a state that may be left in a certain way has the method for it.
 *
 * <pre>
 *            ┌────────► Skipped                        (composed again by a newer order or "try again")
 *  arrives ──┼────────► Parked ◄───────────────────────┐
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
 *  Booked, PayIntended and PayInDoubt ─ refused, no journal, other balance ─► Unsettled ─ "try again" ─► Booked
 * </pre>
 */
public sealed interface PostingState {

  /** Cannot be composed yet; {@code on} names what is missing. */
  record Waiting(String on) implements PostingState {
    public static final String RATES = "RATES";
    public static final String CONNECTION = "CONNECTION";
  }

  /** Rightly not booked. */
  record Skipped(Reason reason) implements PostingState {}

  /** Not booked, certainly; waits for a person. */
  record Parked(List<Reason> reasons) implements PostingState {
    public Parked {
      reasons = List.copyOf(reasons);
    }
  }

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
      return new Booked(plan, bookingId, now, false);
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
      return new Booked(plan, bookingId, now, true);
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
   */
  record Booked(Plan plan, UUID bookingId, Instant bookedAt, boolean probe)
      implements PostingState, HasPlan {
    public PayIntended intend(UUID journalId) {
      return new PayIntended(plan, bookingId, journalId, Doubt.NONE);
    }

    public Settled settledElsewhere() {
      return new Settled(plan, bookingId, Optional.empty());
    }

    public Unsettled unsettled(Reason reason) {
      return new Unsettled(plan, bookingId, List.of(reason));
    }
  }

  /** The payment is about to be sent, or was sent without an answer being remembered. */
  record PayIntended(Plan plan, UUID bookingId, UUID journalId, Doubt doubt)
      implements PostingState, HasPlan {
    public Settled paid(UUID bankBookingId) {
      return new Settled(plan, bookingId, Optional.of(bankBookingId));
    }

    /** The call certainly had no effect; the balance is read before it is made again. */
    public PostingState notExecuted(Instant now) {
      return doubt.times() == 0
          ? new Booked(plan, bookingId, now, true)
          : new PayInDoubt(plan, bookingId, journalId, doubt, 0);
    }

    public Unsettled refused(Reason reason) {
      return new Unsettled(plan, bookingId, List.of(reason));
    }

    public PayInDoubt unclear(Instant now) {
      return new PayInDoubt(plan, bookingId, journalId, doubt.again(now), 0);
    }
  }

  /**
   * Whether it was paid is unknown. SnelStart does not refuse a second payment, so two looks, a
   * settle delay apart, must find nothing before it is sent again.
   *
   * @param looks that found nothing since the last attempt
   */
  record PayInDoubt(Plan plan, UUID bookingId, UUID journalId, Doubt doubt, int looks)
      implements PostingState, HasPlan {

    private static final int LOOKS_NEEDED = 2;

    public Settled found(UUID bankBookingId) {
      return new Settled(plan, bookingId, Optional.of(bankBookingId));
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
          ? new PayInDoubt(plan, bookingId, journalId, doubt, looks + 1)
          : new PayIntended(plan, bookingId, journalId, doubt);
    }
  }

  /** Booked, not paid, and a person has to look. The booking stands. */
  record Unsettled(Plan plan, UUID bookingId, List<Reason> reasons)
      implements PostingState, HasPlan {
    public Unsettled {
      reasons = List.copyOf(reasons);
    }

    public Booked tryAgain(Instant now) {
      return new Booked(plan, bookingId, now, true);
    }
  }

  /**
   * Booked and paid: done.
   *
   * @param bankBookingId our payment, or empty when somebody else had settled the invoice
   */
  record Settled(Plan plan, UUID bookingId, Optional<UUID> bankBookingId)
      implements PostingState, HasPlan {}

  /** What the states from Planned onwards share. */
  interface HasPlan {
    Plan plan();
  }

  /** True while nothing was ever sent for it, so that it may be composed anew. */
  default boolean replaceable() {
    return !(this instanceof HasPlan) || this instanceof Planned;
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
      default -> Optional.empty();
    };
  }
}
