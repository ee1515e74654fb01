package nl.koppeling.ingest.backfill;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.Lane;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The owner's word on a backfill. When it is given nothing is at work in the same transaction: a
 * chunk that is being read meanwhile finds the new state and is thrown away.
 */
@ApplicationScoped
class Steering {

  private final Mutiny.SessionFactory sessions;
  private final Backfills backfills;
  private final Progress progress;
  private final Turns turns;

  Steering(Mutiny.SessionFactory sessions, Backfills backfills, Progress progress, Turns turns) {
    this.sessions = sessions;
    this.backfills = backfills;
    this.progress = progress;
    this.turns = turns;
  }

  /** What an owner can say. */
  enum Word {
    PAUSE,
    RESUME,
    CANCEL
  }

  /** What came of it. */
  sealed interface Result {

    /** It is so now. */
    record Changed(BackfillMoved moved) implements Result {}

    /** It was so before. */
    record AsItWas() implements Result {}

    /** There is nothing to be read for this connection. */
    record Unknown() implements Result {}

    /** It is over: everything was read, or it was cancelled. */
    record Over() implements Result {}
  }

  /** Takes the owner's word; saying the same again changes nothing. */
  Uni<Result> take(UUID connectionId, Word word) {
    return sessions.withTransaction(
        session ->
            turns
                .lock(session, connectionId)
                .flatMap(locked -> backfills.find(session, connectionId))
                .flatMap(found -> apply(session, connectionId, found, word)));
  }

  private Uni<Result> apply(
      Mutiny.Session session, UUID connectionId, Optional<Backfills.Found> found, Word word) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(new Result.Unknown());
    }
    Backfill before = found.get().backfill();
    Backfill after =
        switch (word) {
          case PAUSE -> before.paused();
          case RESUME -> before.resumed(found.get().now());
          case CANCEL -> before.cancelled(found.get().now());
        };
    if (before.name() == after.name()) {
      boolean cancelledBefore = word == Word.CANCEL && before instanceof Backfill.Cancelled;
      return Uni.createFrom()
          .item(before.over() && !cancelledBefore ? new Result.Over() : new Result.AsItWas());
    }
    return progress
        .save(session, connectionId, before, after, found.get().now())
        .call(saved -> backfills.rest(session, connectionId, Duration.ZERO, false))
        .call(
            due ->
                word == Word.RESUME
                    ? turns.ring(session, connectionId, Lane.BACKFILL, Duration.ZERO)
                    : Uni.createFrom().voidItem())
        .map(moved -> new Result.Changed(moved.orElseThrow()));
  }
}
