package nl.koppeling.invoice.again;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.invoice.planning.Planner;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.planning.StoredEvent;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets a parked document go on. What was never sent is composed anew; what stands in SnelStart is
 * only read and settled, never booked again.
 */
@ApplicationScoped
class TryAgain {

  private final Mutiny.SessionFactory sessions;
  private final Postings postings;
  private final Planner planner;
  private final Remembering remembering;

  TryAgain(
      Mutiny.SessionFactory sessions, Postings postings, Planner planner, Remembering remembering) {
    this.sessions = sessions;
    this.postings = postings;
    this.planner = planner;
    this.remembering = remembering;
  }

  /** What it became; empty when there is no such document. */
  Uni<Optional<Result>> order(PostingKey key) {
    return sessions.withTransaction(
        session ->
            postings
                .lock(session, key)
                .flatMap(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().item(Optional.empty())
                            : again(session, found.get()).map(Optional::of)));
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
      case PostingState.Parked parked -> composed(session, posting);
      case PostingState.Skipped skipped -> composed(session, posting);
      case PostingState.Unsettled unsettled -> to(unsettled.tryAgain(Instant.now()));
      case PostingState.BookUnresolved unresolved -> to(unresolved.lookAgain());
      default -> Uni.createFrom().item(Optional.empty());
    };
  }

  private Uni<Optional<PostingState>> composed(Mutiny.Session session, Posting posting) {
    Optional<CustomerLinked> linked = StoredEvent.linked(posting);
    return linked.isEmpty()
        ? Uni.createFrom().item(Optional.empty())
        : planner.plan(session, linked.get()).map(Optional::of);
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
