package nl.koppeling.invoice.again;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.koppeling.events.Document;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.planning.Replanning;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.invoice.posting.SalesOrderState;
import nl.koppeling.replay.ParkedDocument;
import nl.koppeling.replay.ParkedDocuments;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets a parked document go on. What was never sent is composed anew; what stands in SnelStart is
 * only read and settled, never booked again.
 */
@ApplicationScoped
class TryAgain implements ParkedDocuments {

  private final Mutiny.SessionFactory sessions;
  private final Postings postings;
  private final Replanning replanning;
  private final Remembering remembering;
  private final Turns turns;

  TryAgain(
      Mutiny.SessionFactory sessions,
      Postings postings,
      Replanning replanning,
      Remembering remembering,
      Turns turns) {
    this.sessions = sessions;
    this.postings = postings;
    this.replanning = replanning;
    this.remembering = remembering;
    this.turns = turns;
  }

  /** What it became; empty when there is no such document. */
  Uni<Optional<Result>> document(PostingKey key) {
    return sessions.withTransaction(session -> document(session, key, UnaryOperator.identity()));
  }

  /** A replay's documents go behind all live work. */
  @Override
  public Uni<Boolean> again(Mutiny.Session session, ParkedDocument document) {
    Document meant =
        document.refundId() == 0 ? Document.SALE : Document.creditFor(document.refundId());
    return document(
            session,
            new PostingKey(document.connectionId(), document.orderId(), meant),
            Posting::behindLiveWork)
        .map(result -> result.filter(Result::tried).isPresent());
  }

  private Uni<Optional<Result>> document(
      Mutiny.Session session, PostingKey key, UnaryOperator<Posting> prepared) {
    return turns
        .lock(session, key.connectionId())
        .flatMap(locked -> postings.lock(session, key))
        .flatMap(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : again(session, prepared.apply(found.get())).map(Optional::of));
  }

  private Uni<Result> again(Mutiny.Session session, Posting posting) {
    return next(session, posting)
        .flatMap(
            next ->
                next.isEmpty()
                    ? Uni.createFrom().item(new Result(false, posting.state()))
                    : remembering
                        .remember(session, posting.with(next.get()))
                        .replaceWith(new Result(true, next.get())));
  }

  private Uni<Optional<PostingState>> next(Mutiny.Session session, Posting posting) {
    return switch (posting.state()) {
      case PostingState.Parked parked -> replanning.plan(session, posting);
      case PostingState.Skipped skipped -> replanning.plan(session, posting);
      case PostingState.Unsettled unsettled -> to(unsettled.tryAgain(Instant.now()));
      case PostingState.BookUnresolved unresolved -> to(unresolved.lookAgain());
      case SalesOrderState.OrderUnresolved unresolved -> to(unresolved.lookAgain());
      default -> Uni.createFrom().item(Optional.empty());
    };
  }

  private static Uni<Optional<PostingState>> to(PostingState state) {
    return Uni.createFrom().item(Optional.of(state));
  }

  /**
   * The result.
   *
   * @param tried false when the state allows no other try
   * @param state the state after it
   */
  record Result(boolean tried, PostingState state) {}
}
