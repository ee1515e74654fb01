package nl.koppeling.invoice.closing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Closes a parked document for good. Only a parked one: of what was sent without a clear answer
 * nobody knows yet whether it stands.
 */
@ApplicationScoped
class CloseDocument {

  private final Mutiny.SessionFactory sessions;
  private final Turns turns;
  private final Postings postings;
  private final Remembering remembering;

  CloseDocument(
      Mutiny.SessionFactory sessions, Turns turns, Postings postings, Remembering remembering) {
    this.sessions = sessions;
    this.turns = turns;
    this.postings = postings;
    this.remembering = remembering;
  }

  /** What came of it. */
  enum Result {
    /** Now, or before: saying it twice changes nothing. */
    CLOSED,
    UNKNOWN,
    NOT_PARKED
  }

  Uni<Result> document(PostingKey key) {
    return sessions.withTransaction(
        session ->
            turns
                .lock(session, key.connectionId())
                .flatMap(locked -> postings.lock(session, key))
                .flatMap(
                    found ->
                        found
                            .map(posting -> close(session, posting))
                            .orElseGet(() -> Uni.createFrom().item(Result.UNKNOWN))));
  }

  private Uni<Result> close(Mutiny.Session session, Posting posting) {
    return switch (posting.state()) {
      case PostingState.Parked parked ->
          remembering
              .remember(session, posting.with(parked.bookedElsewhere()))
              .replaceWith(Result.CLOSED);
      case PostingState.BookedElsewhere closed -> Uni.createFrom().item(Result.CLOSED);
      default -> Uni.createFrom().item(Result.NOT_PARKED);
    };
  }
}
