package nl.koppeling.ingest.backfill;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.Topic;
import nl.koppeling.events.outbox.Outbox;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps where a backfill stands and tells it, in the caller's transaction. */
@ApplicationScoped
class Progress {

  private final Backfills backfills;
  private final Outbox outbox;
  private final BackfillSettings settings;

  Progress(Backfills backfills, Outbox outbox, BackfillSettings settings) {
    this.backfills = backfills;
    this.outbox = outbox;
    this.settings = settings;
  }

  /**
   * Saves; tells a change of state at once, and anything else when it was not told just now.
   *
   * @return what was told
   */
  Uni<Optional<BackfillMoved>> save(
      Mutiny.Session session, UUID connectionId, Backfill before, Backfill after, Instant now) {
    boolean otherState = before.name() != after.name();
    return backfills
        .save(session, connectionId, after)
        .flatMap(
            saved ->
                tell(
                    session,
                    connectionId,
                    after,
                    now,
                    otherState ? Duration.ZERO : settings.tellEvery()));
  }

  /** Tells how it stands. */
  Uni<Optional<BackfillMoved>> tell(
      Mutiny.Session session, UUID connectionId, Backfill backfill, Instant now) {
    return tell(session, connectionId, backfill, now, Duration.ZERO);
  }

  private Uni<Optional<BackfillMoved>> tell(
      Mutiny.Session session,
      UUID connectionId,
      Backfill backfill,
      Instant now,
      Duration atMostEvery) {
    return backfills
        .nextVersion(session, connectionId, atMostEvery)
        .map(version -> version.map(v -> told(connectionId, v, backfill, now)))
        .call(
            moved ->
                moved.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : outbox.add(session, Topic.CONNECTION_HEALTH, moved.get()));
  }

  private static BackfillMoved told(UUID id, long version, Backfill backfill, Instant now) {
    Course course = backfill.course();
    OptionalInt total = course.total();
    return new BackfillMoved(
        id,
        version,
        backfill.name(),
        total.isPresent() ? Optional.of(total.getAsInt()) : Optional.empty(),
        course.done(),
        course.startedAt(),
        backfill.finishedAt(),
        backfill.perMinute(now));
  }
}
