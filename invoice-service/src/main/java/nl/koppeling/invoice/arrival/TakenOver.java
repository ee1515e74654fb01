package nl.koppeling.invoice.arrival;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A sale that its owner took over at an earlier stage is closed here as well: whatever arrives
 * later is not booked, and its refunds do not wait for it. What was sent stands.
 */
@ApplicationScoped
class TakenOver {

  private final Turns turns;
  private final Postings postings;
  private final Remembering remembering;

  TakenOver(Turns turns, Postings postings, Remembering remembering) {
    this.turns = turns;
    this.postings = postings;
    this.remembering = remembering;
  }

  /** Nothing for what was skipped for another reason: that was never ours. */
  Uni<Void> heard(Mutiny.Session session, OrderSkipped skipped) {
    if (!skipped.bookedElsewhere() || !skipped.document().equals(Document.SALE)) {
      return Uni.createFrom().voidItem();
    }
    PostingKey key = PostingKey.sale(skipped.connectionId(), skipped.order().orderId());
    return turns
        .lock(session, key.connectionId())
        .flatMap(locked -> postings.lock(session, key))
        .flatMap(
            known ->
                closes(known, skipped)
                    ? remembering.keep(session, closed(key, skipped))
                    : Uni.createFrom().voidItem());
  }

  private static boolean closes(Optional<Posting> known, OrderSkipped skipped) {
    return known.isEmpty()
        || known.get().state().replaceable()
        || (known.get().state() instanceof PostingState.BookedElsewhere
            && skipped.order().version().supersedes(known.get().version()));
  }

  private static Posting closed(PostingKey key, OrderSkipped skipped) {
    return new Posting(
        key,
        skipped.order().number(),
        skipped.order().version(),
        skipped.total(),
        Lane.LIVE,
        new PostingState.BookedElsewhere(),
        0,
        "",
        Traces.current());
  }
}
