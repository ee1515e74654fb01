package nl.koppeling.customer.linking;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.koppeling.customer.matching.OptionalPart;
import nl.koppeling.events.Reason;

/**
 * How far a customer is on the way to a relation. Only a legal state has the method that leaves it.
 *
 * <pre>
 *   Planned ── found ───────────────────────────────► Linked
 *   Planned ── none: intend ► CreateIntended ─ made ► Linked
 *                             CreateIntended ─ unclear answer or crash ► InDoubt
 *                             CreateIntended ─ certainly not made ► Planned
 *   InDoubt ── found ► Linked       InDoubt ─ twice not found ► CreateIntended
 *   Planned, CreateIntended ── refused ► Parked ── another order ► Planned
 * </pre>
 */
public sealed interface RelationState {

  /** How often a relation in doubt must not be found before it may be made again. */
  int UNSEEN_ENOUGH = 2;

  /** The parts the administration refused, and that are left out from then on. */
  default Set<OptionalPart> omitted() {
    return Set.of();
  }

  /**
   * To be looked up, and made when there is none.
   *
   * @param omitted parts the administration refused
   */
  record Planned(Set<OptionalPart> omitted) implements RelationState {
    public Planned {
      omitted = Set.copyOf(omitted);
    }

    public Linked found(UUID relationId, int code) {
      return new Linked(relationId, code, false, 0);
    }

    public CreateIntended intend(long orderId) {
      return new CreateIntended(orderId, omitted);
    }
  }

  /** The intent to make it is written; whether the call was made is known to nobody else. */
  record CreateIntended(long madeFor, Set<OptionalPart> omitted) implements RelationState {
    public CreateIntended {
      omitted = Set.copyOf(omitted);
    }

    public Linked made(UUID relationId, int code) {
      return new Linked(relationId, code, true, madeFor);
    }

    public InDoubt doubt() {
      return new InDoubt(madeFor, 0, omitted);
    }

    public Planned notMade() {
      return new Planned(omitted);
    }

    /** Refused for this part: once more without it. */
    public Planned without(OptionalPart part) {
      Set<OptionalPart> more = new TreeSet<>(omitted);
      more.add(part);
      return new Planned(more);
    }
  }

  /**
   * It may have been made; the only way out is to read.
   *
   * @param unseen how often it was looked up and not found
   */
  record InDoubt(long madeFor, int unseen, Set<OptionalPart> omitted) implements RelationState {
    public InDoubt {
      omitted = Set.copyOf(omitted);
    }

    /** What is found after the doubt is what the doubtful call made. */
    public Linked found(UUID relationId, int code) {
      return new Linked(relationId, code, true, madeFor);
    }

    /** Not found once more: still in doubt, or certain enough to be planned anew. */
    public RelationState notFound() {
      return unseen + 1 < UNSEEN_ENOUGH
          ? new InDoubt(madeFor, unseen + 1, omitted)
          : new Planned(omitted);
    }
  }

  /**
   * The customer's relation.
   *
   * @param created whether we made it
   * @param madeFor the order it was made for, 0 when it was found
   */
  record Linked(UUID relationId, int code, boolean created, long madeFor) implements RelationState {
    public Linked {
      Objects.requireNonNull(relationId, "relationId");
    }
  }

  /** Refused; waits for a person, or for another order of the same customer. */
  record Parked(List<Reason> reasons) implements RelationState {
    public Parked {
      reasons = List.copyOf(reasons);
    }
  }
}
