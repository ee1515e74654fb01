package nl.koppeling.ingest.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.ingest.intake.Eligibility.Eligible;
import nl.koppeling.ingest.intake.Eligibility.Parked;
import nl.koppeling.ingest.intake.Eligibility.Skipped;
import nl.koppeling.ingest.intake.Eligibility.Waiting;

/**
 * What we know and told of one order. Every reading goes through {@link #see}; the answer says what
 * is told now, so that one content is told once however often and in whatever order it is read.
 *
 * <pre>
 *   (new) ──► WAITING ──► ACCEPTED ──► PARKED(CANCELLED_AFTER_SALE) ──► ACCEPTED
 *        └──► SKIPPED ──►      └─► told again when the sale itself changes
 *   PARKED ── the owner books it ──► SKIPPED(BOOKED_ELSEWHERE): the end; only refunds of a sale that was told are told
 * </pre>
 *
 * @param acceptedSale the sale's hash as told last; empty: never told, so refunds are not either
 * @param refundsTold ids of refunds that were told
 */
public record Dossier(
    Optional<Seen.Identity> identity,
    OrderVersion version,
    Standing standing,
    Optional<String> acceptedSale,
    Set<Long> refundsTold) {

  /** Skipped by what its owner chose, or by refunds that are told by themselves; not cancelled. */
  private static final Set<Why> OF_OUR_OWN =
      Set.of(Why.REFUNDED_BEFORE_SALE, Why.BEFORE_START, Why.METHOD_NOT_BOOKED);

  public Dossier {
    refundsTold = Set.copyOf(refundsTold);
  }

  /** What a reading changes: the dossier to keep and what to tell, in this order. */
  public record Step(Dossier dossier, List<Telling> tellings) {}

  /** The first reading of an order. */
  public static Step open(Seen seen) {
    Standing standing = standingOf(seen.eligibility());
    Dossier fresh =
        new Dossier(seen.identity(), seen.version(), standing, Optional.empty(), Set.of());
    return seen.eligibility() instanceof Eligible
        ? fresh.accept(seen)
        : new Step(fresh, List.of(telling(standing)));
  }

  /** The owner takes the booking over; empty unless a person was asked to look. */
  public Optional<Step> takenOver() {
    return standing.kind() == Standing.Kind.PARKED
        ? Optional.of(tellOnce(this, Standing.takenOver()))
        : Optional.empty();
  }

  /** A later reading. An older version changes nothing (invariant: monotone). */
  public Step see(Seen seen) {
    if (standing.isTakenOver()) {
      return afterTakenOver(seen);
    }
    if (isAnotherOrder(seen)) {
      return tellOnce(this, Standing.parked(Why.IDENTITY));
    }
    if (seen.version().modifiedAt().isBefore(version.modifiedAt())) {
      return new Step(this, List.of());
    }
    Dossier newer =
        new Dossier(
            seen.identity().or(() -> identity),
            seen.version(),
            standing,
            acceptedSale,
            refundsTold);
    if (seen.eligibility() instanceof Eligible) {
      return newer.accept(seen);
    }
    return acceptedSale.isEmpty()
        ? tellOnce(newer, standingOf(seen.eligibility()))
        : newer.afterSale(seen);
  }

  private Step afterTakenOver(Seen seen) {
    boolean older = seen.version().modifiedAt().isBefore(version.modifiedAt());
    if (older || isAnotherOrder(seen) || acceptedSale.isEmpty()) {
      return new Step(this, List.of());
    }
    return new Dossier(identity, seen.version(), standing, acceptedSale, refundsTold)
        .withRefunds(seen, new ArrayList<>());
  }

  /** The shop says the order does not exist (any more). */
  public Step gone() {
    if (standing.isTakenOver()) {
      return new Step(this, List.of());
    }
    return tellOnce(
        this,
        acceptedSale.isEmpty()
            ? Standing.skipped(Why.DELETED)
            : Standing.parked(Why.CANCELLED_AFTER_SALE));
  }

  /**
   * True when a reading has other content in the same second: which one is later cannot be seen, so
   * the order has to be read again (reliability reference 4.7).
   */
  public boolean doubts(OrderVersion other) {
    return version.modifiedAt().equals(other.modifiedAt())
        && !version.contentHash().equals(other.contentHash());
  }

  /**
   * True when a reading has other content from before what is known: the answer of some cache, or
   * of a shop whose clock was put back since.
   */
  public boolean isAheadOf(Seen seen) {
    boolean earlier = seen.version().modifiedAt().isBefore(version.modifiedAt());
    boolean matters = !standing.isTakenOver() || acceptedSale.isPresent();
    return earlier
        && matters
        && !version.contentHash().equals(seen.version().contentHash())
        && !isAnotherOrder(seen);
  }

  private boolean isAnotherOrder(Seen seen) {
    return identity.isPresent()
        && seen.identity().isPresent()
        && identity.get().differsFrom(seen.identity().get());
  }

  private Step accept(Seen seen) {
    List<Telling> tellings = new ArrayList<>();
    if (!acceptedSale.equals(Optional.of(seen.saleHash())) || !standing.equals(Standing.ACCEPTED)) {
      tellings.add(new Telling.Completed());
    }
    Dossier accepted =
        new Dossier(
            identity, version, Standing.ACCEPTED, Optional.of(seen.saleHash()), refundsTold);
    return accepted.withRefunds(seen, tellings);
  }

  /** Once told, a sale is never untold: refunds follow, a cancellation is for a person. */
  private Step afterSale(Seen seen) {
    Standing next =
        switch (seen.eligibility()) {
          case Skipped(Why why) when !OF_OUR_OWN.contains(why) ->
              Standing.parked(Why.CANCELLED_AFTER_SALE);
          case Parked(Why why) when why != Why.REFUND_INCOMPLETE -> Standing.parked(why);
          default -> standing;
        };
    Step told = tellOnce(this, next);
    return told.dossier().withRefunds(seen, new ArrayList<>(told.tellings()));
  }

  private Step withRefunds(Seen seen, List<Telling> tellings) {
    Set<Long> told = new HashSet<>(refundsTold);
    gone(seen)
        .forEach(
            id -> {
              told.remove(id);
              tellings.add(new Telling.RefundGone(id));
            });
    BigDecimal soFar = BigDecimal.ZERO;
    for (WooOrder.Refund refund : seen.refunds()) {
      soFar = soFar.add(refund.amount());
      if (refund.amount().signum() > 0 && told.add(refund.id())) {
        tellings.add(new Telling.Refunded(refund, soFar));
      }
    }
    Dossier kept = new Dossier(identity, version, standing, acceptedSale, told);
    return new Step(kept, List.copyOf(tellings));
  }

  /** Told, not in the order and not in the shop's list of its refunds either. */
  private List<Long> gone(Seen seen) {
    if (seen.listedRefunds().isEmpty()) {
      return List.of();
    }
    Set<Long> present = new HashSet<>(seen.listedRefunds().get());
    seen.refunds().forEach(refund -> present.add(refund.id()));
    return refundsTold.stream().filter(id -> !present.contains(id)).sorted().toList();
  }

  /** Refunds that were told and that a reading no longer shows: the shop's own list must tell. */
  public boolean misses(List<WooOrder.Refund> refunds) {
    return refundsTold.stream().anyMatch(id -> refunds.stream().noneMatch(r -> r.id() == id));
  }

  private static Step tellOnce(Dossier before, Standing next) {
    if (before.standing.equals(next)) {
      return new Step(before, List.of());
    }
    Dossier after =
        new Dossier(before.identity, before.version, next, before.acceptedSale, before.refundsTold);
    return new Step(after, List.of(telling(next)));
  }

  private static Standing standingOf(Eligibility eligibility) {
    return switch (eligibility) {
      case Eligible e -> Standing.ACCEPTED;
      case Waiting(Why why) -> Standing.waiting(why);
      case Skipped(Why why) -> Standing.skipped(why);
      case Parked(Why why) -> Standing.parked(why);
    };
  }

  private static Telling telling(Standing standing) {
    Why why = standing.why().orElse(null);
    return switch (standing.kind()) {
      case ACCEPTED -> new Telling.Completed();
      case WAITING -> new Telling.Waits(why);
      case SKIPPED -> new Telling.IsSkipped(why);
      case PARKED -> new Telling.IsParked(why);
    };
  }
}
