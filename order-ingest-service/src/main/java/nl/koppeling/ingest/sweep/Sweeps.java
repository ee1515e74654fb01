package nl.koppeling.ingest.sweep;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code shop_sweep}. Due times are database time. */
@ApplicationScoped
public class Sweeps {

  /** More orders than this missing at once are looked for in the next sweeps. */
  private static final int MOST_MISSING = 500;

  private static final String READ =
      "select due_at <= clock_timestamp(), "
          + millis("started_at")
          + ", "
          + millis("sweep_from")
          + ", page, size, "
          + millis("clock_timestamp()")
          + " from shop_sweep where connection_id = :id";

  private static final String PROCEED =
      "update shop_sweep set started_at = cast(cast(:started as text) as timestamptz),"
          + " sweep_from = cast(cast(:from as text) as timestamptz), page = :page, size = :size"
          + " where connection_id = :id";

  private static final String REST =
      "update shop_sweep set due_at = clock_timestamp() + :wait * interval '1 millisecond'";

  private final SweepSettings settings;

  Sweeps(SweepSettings settings) {
    this.settings = settings;
  }

  /** A connection that is new is swept for the first time some time within the next interval. */
  public Uni<Void> begin(Mutiny.Session session, UUID connectionId) {
    long wait = (long) (settings.every().toMillis() * ThreadLocalRandom.current().nextDouble());
    return session
        .createNativeQuery(
            "insert into shop_sweep (connection_id, due_at) values (:id,"
                + " now() + :wait * interval '1 millisecond') on conflict do nothing")
        .setParameter("id", connectionId)
        .setParameter("wait", wait)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** When the connection's sweep goes on; empty for an unknown one. */
  public Uni<Optional<Instant>> due(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select " + millis("due_at") + " from shop_sweep where connection_id = :id", Long.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Instant::ofEpochMilli));
  }

  Uni<Optional<SweepState>> find(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(READ, Object[].class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Sweeps::state));
  }

  /** The sweep goes on with another page; remembered with the rows of the page before. */
  Uni<Void> proceed(Mutiny.Session session, UUID connectionId, SweepState.Under under) {
    return session
        .createNativeQuery(PROCEED)
        .setParameter("started", under.startedAt().toString())
        .setParameter("from", under.from().toString())
        .setParameter("page", under.page())
        .setParameter("size", under.size())
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The shop was read to the end: the next sweep comes after an interval, a tenth spread. */
  Uni<Void> finish(Mutiny.Session session, UUID connectionId) {
    double spread = 1 + ThreadLocalRandom.current().nextDouble() / 10;
    return session
        .createNativeQuery(
            REST
                + ", started_at = null, sweep_from = null, page = 1, finished_at = clock_timestamp()"
                + " where connection_id = :id")
        .setParameter("wait", (long) (settings.every().toMillis() * spread))
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The shop does not answer: the sweep goes on later where it is. */
  Uni<Void> postpone(Mutiny.Session session, UUID connectionId, Duration wait) {
    return session
        .createNativeQuery(REST + " where connection_id = :id")
        .setParameter("wait", wait.toMillis())
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * Orders we know of the swept time that the sweep did not see: in the bin, deleted, or shifted
   * past it. Those that are rightly not booked matter no more.
   */
  Uni<List<Long>> missing(Mutiny.Session session, UUID connectionId, SweepState.Under under) {
    return session
        .createNativeQuery(
            "select order_id from shop_order where connection_id = :id and standing <> 'SKIPPED'"
                + " and created_at > cast(cast(:from as text) as timestamptz)"
                + " and seen_at < cast(cast(:started as text) as timestamptz)"
                + " order by order_id limit "
                + MOST_MISSING,
            Long.class)
        .setParameter("id", connectionId)
        .setParameter("from", under.from().toString())
        .setParameter("started", under.startedAt().toString())
        .getResultList();
  }

  private static SweepState state(Object[] row) {
    Optional<SweepState.Under> under =
        moment(row[1])
            .map(
                started ->
                    new SweepState.Under(
                        started,
                        moment(row[2]).orElseThrow(),
                        ((Number) row[3]).intValue(),
                        ((Number) row[4]).intValue()));
    return new SweepState((Boolean) row[0], under, moment(row[5]).orElseThrow());
  }

  private static String millis(String moment) {
    return "cast(floor(extract(epoch from " + moment + ") * 1000) as bigint)";
  }

  private static Optional<Instant> moment(Object millis) {
    return Optional.ofNullable(millis).map(m -> Instant.ofEpochMilli(((Number) m).longValue()));
  }
}
