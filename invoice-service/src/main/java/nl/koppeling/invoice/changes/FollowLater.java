package nl.koppeling.invoice.changes;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.invoice.planning.CorrectionEvent;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.planning.StoredEvent;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A replacement that was accepted and not sent yet takes on a still later version, as a first sale
 * that was never sent does: the owner already decided to follow the shop, and often the later
 * version is what lets a parked one go on.
 */
@ApplicationScoped
class FollowLater {

  private static final PostingState ANEW = new PostingState.Waiting(PostingState.Waiting.TURN);

  private final Remembering remembering;

  FollowLater(Remembering remembering) {
    this.remembering = remembering;
  }

  /** True while the sale that counts is a replacement that was never sent. */
  boolean concerns(Chain chain) {
    return pending(chain).isPresent();
  }

  Uni<Void> follow(Mutiny.Session session, Chain chain, CustomerLinked later) {
    Posting replacement = pending(chain).orElseThrow();
    if (!newer(replacement, later)) {
      return Uni.createFrom().voidItem();
    }
    CorrectionEvent before = CorrectionEvent.of(replacement).orElseThrow();
    Posting followed =
        new Posting(
            replacement.key(),
            later.order().number(),
            later.order().version(),
            later.facts().total(),
            replacement.lane(),
            ANEW,
            0,
            new CorrectionEvent(before.decidedAt(), Optional.of(later)).json(),
            replacement.traceparent());
    Uni<Void> withdrawn =
        chain
            .withdrawalFor(replacement)
            .filter(w -> w.state().replaceable())
            .map(w -> remembering.remember(session, w.with(ANEW)))
            .orElseGet(() -> Uni.createFrom().voidItem());
    return withdrawn.flatMap(done -> remembering.remember(session, followed));
  }

  /** Later content, or the same with another customer: the earlier one was refused. */
  private static boolean newer(Posting replacement, CustomerLinked later) {
    return later.order().version().supersedes(replacement.version())
        || (later.order().version().equals(replacement.version())
            && StoredEvent.linked(replacement)
                .filter(known -> !known.relationId().equals(later.relationId()))
                .isPresent());
  }

  private static Optional<Posting> pending(Chain chain) {
    return chain
        .sale()
        .filter(s -> s.key().kind() == Document.Kind.REPLACEMENT)
        .filter(s -> s.state().replaceable() && CorrectionEvent.of(s).isPresent());
  }
}
