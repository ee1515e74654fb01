package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.invoice.posting.SalesOrderState;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes a composed document, tells its outcome if it has one and rings for a turn if it has work.
 */
@ApplicationScoped
public class Remembering {

  private final Postings postings;
  private final Outbox outbox;
  private final Turns turns;

  Remembering(Postings postings, Outbox outbox, Turns turns) {
    this.postings = postings;
    this.outbox = outbox;
    this.turns = turns;
  }

  /** All in the given transaction. */
  public Uni<Void> remember(Mutiny.Session session, Posting posting) {
    return keep(session, posting)
        .flatMap(
            written ->
                Outcome.of(posting)
                    .map(event -> outbox.add(session, Topic.BOOKINGS, event))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** The same for what another service told already. */
  public Uni<Void> keep(Mutiny.Session session, Posting posting) {
    boolean work = hasWork(posting.state());
    Optional<Duration> due = work ? Optional.of(Duration.ZERO) : Optional.empty();
    // The turn first, then its rows: the order in which the worker locks them, so that the two
    // never wait for each other.
    // A document that is dropped lets those waiting for it go on.
    boolean wakes = posting.state().dropped();
    Uni<Void> rung =
        work || wakes
            ? turns.ring(session, posting.key().connectionId(), posting.lane(), Duration.ZERO)
            : Uni.createFrom().voidItem();
    return rung.flatMap(ready -> postings.write(session, posting, due))
        .flatMap(
            written ->
                wakes ? postings.wakeWaiting(session, posting.key()) : Uni.createFrom().voidItem());
  }

  private static boolean hasWork(PostingState state) {
    return switch (state) {
      // A credit waits for another document of its order, which wakes it.
      case PostingState.Waiting waiting -> !waiting.onAnother();
      case PostingState.Planned planned -> true;
      case PostingState.BookInDoubt doubt -> true;
      case PostingState.Booked booked -> true;
      case SalesOrderState.OrderPlanned planned -> true;
      case SalesOrderState.OrderInDoubt doubt -> true;
      default -> false;
    };
  }
}
