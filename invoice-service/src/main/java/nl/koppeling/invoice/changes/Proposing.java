package nl.koppeling.invoice.changes;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.invoice.planning.CorrectionPlanner;
import nl.koppeling.invoice.planning.Outlook;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Obstacle;
import org.hibernate.reactive.mutiny.Mutiny;

/** What accepting a change would book, composed with the settings and rates of the moment. */
@ApplicationScoped
class Proposing {

  private static final Outlook NOT_KEPT =
      new Outlook(List.of(), List.of(Obstacle.CHANGE_NOT_KEPT.with(Map.of())));

  private final CorrectionPlanner corrections;

  Proposing(CorrectionPlanner corrections) {
    this.corrections = corrections;
  }

  /**
   * Composes it; the sale that counts, or the credit, must stand.
   *
   * @param now UTC; the documents bear its day
   */
  Uni<Outlook> outlook(Mutiny.Session session, Chain chain, Change change, Instant now) {
    return switch (change.code()) {
      case ORDER_CHANGED_AFTER_BOOKING ->
          change.later().isEmpty()
              ? Uni.createFrom().item(NOT_KEPT)
              : corrections.revision(session, chain, change.later(), now);
      case ORDER_CANCELLED_AFTER_BOOKING ->
          corrections.revision(session, chain, Optional.empty(), now);
      case REFUND_DELETED_AFTER_BOOKING ->
          corrections.reversal(session, chain, chain.credit(change.refundId()).orElseThrow(), now);
    };
  }
}
