package nl.koppeling.ingest.backfill;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.ingest.shop.Place;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code backfill}. Due times are database time. */
@ApplicationScoped
public class Backfills {

  private static final String READ =
      "select "
          + millis("from_at")
          + ", "
          + millis("until_at")
          + ", state, last_order, place, size, total, done, "
          + millis("started_at")
          + ", "
          + millis("resumed_at")
          + ", resumed_done, "
          + millis("finished_at")
          + ", attempts, "
          + millis("clock_timestamp()")
          + ", due_at <= clock_timestamp() from backfill where connection_id = :id";

  private static final String SAVE =
      "update backfill set state = :state, last_order = :last, place = :place, size = :size,"
          + " total = cast(cast(:total as text) as integer), done = :done,"
          + " started_at = cast(cast(:started as text) as timestamptz),"
          + " resumed_at = cast(cast(:resumed as text) as timestamptz), resumed_done = :resumedDone,"
          + " finished_at = cast(cast(:finished as text) as timestamptz)"
          + " where connection_id = :id";

  /**
   * A backfill as it was read.
   *
   * @param due true when a chunk is to be read
   * @param attempts chunks in a row the shop did not give
   */
  record Found(Backfill backfill, boolean due, int attempts, Instant now) {}

  /**
   * Plans the backfill of a connection that is new; one that has a backfill keeps it. Orders made
   * from now on belong to the walk through what changed, which begins no later than this. True when
   * there was none.
   */
  Uni<Boolean> plan(Mutiny.Session session, UUID connectionId, Instant from, int size) {
    return session
        .createNativeQuery(
            "insert into backfill (connection_id, from_at, until_at, size, state, finished_at)"
                + " select :id, f.moment, now(), :size,"
                + " case when f.moment < now() then 'PLANNED' else 'DONE' end,"
                + " case when f.moment < now() then null else now() end"
                + " from (select cast(cast(:from as text) as timestamptz) as moment) f"
                + " on conflict do nothing")
        .setParameter("id", connectionId)
        .setParameter("from", from.toString())
        .setParameter("size", size)
        .executeUpdate()
        .map(rows -> rows == 1);
  }

  /** Plans again from the first order on; what was told of the plan before keeps its numbers. */
  Uni<Void> anew(Mutiny.Session session, UUID connectionId, Instant from, int size) {
    return session
        .createNativeQuery(
            "update backfill set from_at = cast(cast(:from as text) as timestamptz),"
                + " until_at = now(), state = 'PLANNED', last_order = 0, place = 0, size = :size,"
                + " total = null, done = 0, started_at = null, resumed_at = null,"
                + " resumed_done = 0, finished_at = null, due_at = now(), attempts = 0"
                + " where connection_id = :id")
        .setParameter("id", connectionId)
        .setParameter("from", from.toString())
        .setParameter("size", size)
        .executeUpdate()
        .replaceWithVoid();
  }

  Uni<Optional<Found>> find(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(READ, Object[].class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Backfills::found));
  }

  /** When the next chunk is to be read; empty when none is. */
  public Uni<Optional<Instant>> due(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select "
                + millis("due_at")
                + " from backfill where connection_id = :id and state in ('PLANNED', 'RUNNING')",
            Long.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Instant::ofEpochMilli));
  }

  /**
   * The moment from which on orders belong to the walk, as long as older ones are still to be read
   * or rest; empty when they were all read, or will not be.
   */
  public Uni<Optional<Instant>> pendingUntil(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select "
                + millis("until_at")
                + " from backfill where connection_id = :id"
                + " and state in ('PLANNED', 'RUNNING', 'PAUSED')",
            Long.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Instant::ofEpochMilli));
  }

  Uni<Void> save(Mutiny.Session session, UUID connectionId, Backfill backfill) {
    Course course = backfill.course();
    Optional<Backfill.Running> running =
        backfill instanceof Backfill.Running r ? Optional.of(r) : Optional.empty();
    return session
        .createNativeQuery(SAVE)
        .setParameter("state", backfill.name().name())
        .setParameter("last", course.place().lastOrder())
        .setParameter("place", course.place().index())
        .setParameter("size", course.place().size())
        .setParameter(
            "total",
            course.total().isPresent() ? Integer.toString(course.total().getAsInt()) : null)
        .setParameter("done", course.done())
        .setParameter("started", text(course.startedAt()))
        .setParameter("resumed", text(running.map(Backfill.Running::resumedAt)))
        .setParameter("resumedDone", running.map(Backfill.Running::resumedDone).orElse(0))
        .setParameter("finished", text(backfill.finishedAt()))
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** When to go on; {@code failed} counts a chunk that the shop did not give. */
  Uni<Void> rest(Mutiny.Session session, UUID connectionId, Duration wait, boolean failed) {
    return session
        .createNativeQuery(
            "update backfill set due_at = clock_timestamp() + :wait * interval '1 millisecond',"
                + " attempts = case when :failed then attempts + 1 else 0 end"
                + " where connection_id = :id")
        .setParameter("wait", wait.toMillis())
        .setParameter("failed", failed)
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** A chunk was too much for the shop. */
  Uni<Void> inSmallerChunks(Mutiny.Session session, UUID connectionId, int size) {
    return session
        .createNativeQuery("update backfill set size = :size where connection_id = :id")
        .setParameter("size", size)
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * Takes the next number to tell under.
   *
   * @param atMostEvery nothing is taken when it was told less than this ago; zero: always taken
   */
  Uni<Optional<Long>> nextVersion(Mutiny.Session session, UUID connectionId, Duration atMostEvery) {
    return session
        .createNativeQuery(
            "update backfill set version = version + 1, told_at = clock_timestamp()"
                + " where connection_id = :id and (told_at is null"
                + " or told_at <= clock_timestamp() - :pause * interval '1 millisecond')"
                + " returning version",
            Long.class)
        .setParameter("id", connectionId)
        .setParameter("pause", atMostEvery.toMillis())
        .getResultList()
        .map(rows -> rows.stream().findFirst());
  }

  private static Found found(Object[] row) {
    Instant now = moment(row[13]).orElseThrow();
    return new Found(backfill(row), (Boolean) row[14], integer(row[12]), now);
  }

  private static Backfill backfill(Object[] row) {
    Course course =
        new Course(
            moment(row[0]).orElseThrow(),
            moment(row[1]).orElseThrow(),
            new Place(((Number) row[3]).longValue(), integer(row[4]), integer(row[5])),
            row[6] == null ? OptionalInt.empty() : OptionalInt.of(integer(row[6])),
            integer(row[7]),
            moment(row[8]));
    return switch (BackfillMoved.State.valueOf((String) row[2])) {
      case PLANNED -> new Backfill.Planned(course);
      case RUNNING -> new Backfill.Running(course, moment(row[9]).orElseThrow(), integer(row[10]));
      case PAUSED -> new Backfill.Paused(course);
      case CANCELLED -> new Backfill.Cancelled(course, moment(row[11]).orElseThrow());
      case DONE -> new Backfill.Done(course, moment(row[11]).orElseThrow());
    };
  }

  private static String millis(String moment) {
    return "cast(floor(extract(epoch from " + moment + ") * 1000) as bigint)";
  }

  private static Optional<Instant> moment(Object millis) {
    return Optional.ofNullable(millis).map(m -> Instant.ofEpochMilli(((Number) m).longValue()));
  }

  private static int integer(Object number) {
    return ((Number) number).intValue();
  }

  private static String text(Optional<Instant> moment) {
    return moment.map(Instant::toString).orElse(null);
  }
}
