package nl.koppeling.invoice.changes;

import java.util.Optional;
import nl.koppeling.events.Document.Kind;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.PostingState;

/** Whether the documents of an order are at rest, so that they can be corrected. */
final class Readiness {

  private Readiness() {}

  /** What is in the way, if anything is. */
  static Optional<Obstruction> of(Chain chain, ChangeCode code, long refundId) {
    if (chain.inMotion()) {
      return Optional.of(Obstruction.IN_MOTION);
    }
    if (chain.sale().filter(s -> s.state().standing()).isEmpty()) {
      return Optional.of(
          unfinished(chain) ? Obstruction.CORRECTION_UNFINISHED : Obstruction.NOTHING_STANDS);
    }
    if (unfinished(chain)) {
      return Optional.of(Obstruction.CORRECTION_UNFINISHED);
    }
    if (chain.documents().stream().anyMatch(p -> p.state() instanceof PostingState.Unsettled)) {
      return Optional.of(Obstruction.NOT_SETTLED);
    }
    return code == ChangeCode.REFUND_DELETED_AFTER_BOOKING
        ? reversible(chain, refundId)
        : Optional.empty();
  }

  private static Optional<Obstruction> reversible(Chain chain, long refundId) {
    if (chain.withdrawal().isPresent()) {
      return Optional.of(Obstruction.ORDER_WITHDRAWN);
    }
    boolean standing =
        chain.standingCredits().stream().anyMatch(c -> c.key().refundId() == refundId);
    return standing ? Optional.empty() : Optional.of(Obstruction.NOTHING_STANDS);
  }

  private static boolean unfinished(Chain chain) {
    return chain.documents().stream()
        .filter(p -> correcting(p.key().kind()))
        .anyMatch(p -> !p.state().standing() && !(p.state() instanceof PostingState.Skipped));
  }

  /** A parked credit does not hold up a correction: its refund goes along. */
  private static boolean correcting(Kind kind) {
    return switch (kind) {
      case SALE, CREDIT -> false;
      case WITHDRAWAL, REPLACEMENT, REVERSAL -> true;
    };
  }
}
