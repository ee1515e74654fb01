package nl.koppeling.invoice.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.SalesOrderForm;

/**
 * The states of a sale that becomes a sales order instead of a booking.
 *
 * <pre>
 *  composed ─► OrderPlanned ─────── looked for: ours ─────────────► Ordered, or OrderedDifferently
 *                 │  ▲  │ somebody else's reference, article refused ─► Parked
 *          intend ▼  │ not executed                                     ▲
 *               OrderIntended ──────── refused ─────────────────────────┤
 *                 │   ▲ │ unclear, or left behind by a crash           │ (made: Ordered)
 *                 │   │ ▼
 *                 │ OrderInDoubt: looked for twice, a settle delay apart, then sent again
 *                 │     └─ given up, somebody else's reference ─► OrderUnresolved ─ "try again" ─► OrderInDoubt
 *                 ▼
 *     Ordered: done          OrderedDifferently: it stands, a person has to look
 * </pre>
 *
 * SnelStart does not refuse a second order, and no payment follows: there is no invoice yet.
 */
public sealed interface SalesOrderState extends PostingState, PostingState.HasPlan {

  /** What is sent, frozen. */
  SalesOrderForm form();

  /** Composed, nothing sent yet. */
  record OrderPlanned(Plan plan, SalesOrderForm form) implements SalesOrderState {
    public OrderIntended intend() {
      return new OrderIntended(plan, form, Doubt.NONE);
    }

    /** Not sent: an article or the reference stands in the way. */
    public Parked refused(Reason reason) {
      return new Parked(List.of(reason));
    }
  }

  /**
   * About to be sent, or sent without an answer being remembered: found in this state, it is in
   * doubt.
   */
  record OrderIntended(Plan plan, SalesOrderForm form, Doubt doubt) implements SalesOrderState {

    /** The call certainly had no effect; doubt from earlier attempts stays. */
    public PostingState notExecuted() {
      return doubt.times() == 0
          ? new OrderPlanned(plan, form)
          : new OrderInDoubt(plan, form, doubt, 0);
    }

    public Parked refused(Reason reason) {
      return new Parked(List.of(reason));
    }

    public OrderInDoubt unclear(Instant now) {
      return new OrderInDoubt(plan, form, doubt.again(now), 0);
    }
  }

  /**
   * Whether it was made is unknown. SnelStart does not refuse a second one, so two looks, a settle
   * delay apart, must find nothing before it is sent again.
   *
   * @param looks that found nothing since the last attempt
   */
  record OrderInDoubt(Plan plan, SalesOrderForm form, Doubt doubt, int looks)
      implements SalesOrderState {

    private static final int LOOKS_NEEDED = 2;

    /** Nothing there: looks once more, or is ready to be sent again. */
    public SalesOrderState notFound() {
      return looks + 1 < LOOKS_NEEDED
          ? new OrderInDoubt(plan, form, doubt, looks + 1)
          : new OrderIntended(plan, form, doubt);
    }

    public OrderUnresolved giveUp(Reason reason) {
      return new OrderUnresolved(plan, form, List.of(reason));
    }
  }

  /** Perhaps made; reading brought no certainty. Waits for a person. */
  record OrderUnresolved(Plan plan, SalesOrderForm form, List<Reason> reasons)
      implements SalesOrderState {
    public OrderUnresolved {
      reasons = List.copyOf(reasons);
    }

    public OrderInDoubt lookAgain() {
      return new OrderInDoubt(plan, form, Doubt.NONE, 0);
    }
  }

  /**
   * Made, and it comes to what was sent: done.
   *
   * @param number what the owner sees in SnelStart
   */
  record Ordered(Plan plan, SalesOrderForm form, UUID orderId, int number)
      implements SalesOrderState {}

  /** Made, but not as it was sent: it stands, and a person has to look. */
  record OrderedDifferently(
      Plan plan, SalesOrderForm form, UUID orderId, int number, List<Reason> reasons)
      implements SalesOrderState {
    public OrderedDifferently {
      reasons = List.copyOf(reasons);
    }
  }

  /** An order that is there: done, unless something about it is not as it was sent. */
  default PostingState made(UUID orderId, int number, Optional<Reason> difference) {
    return difference.isEmpty()
        ? new Ordered(plan(), form(), orderId, number)
        : new OrderedDifferently(plan(), form(), orderId, number, List.of(difference.get()));
  }
}
