package nl.koppeling.ingest.count;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code shop_count}. Due times are database time. */
@ApplicationScoped
public class Counts {

  private static final String READ =
      "select c.due_at <= clock_timestamp(), "
          + millis("counted_to")
          + ", "
          + millis("count_until")
          + ", "
          + millis("days_until")
          + ", "
          + millis("clock_timestamp()")
          + ", "
          + millis("b.until_at")
          + " from shop_count c left join backfill b on b.connection_id = c.connection_id"
          + " and b.state <> 'DONE' where c.connection_id = :id";

  private static final String PROCEED =
      "update shop_count set counted_to = cast(cast(:at as text) as timestamptz),"
          + " count_until = cast(cast(:until as text) as timestamptz),"
          + " days_until = cast(cast(:days as text) as timestamptz),"
          + " due_at = clock_timestamp() + :rest * interval '1 millisecond'"
          + " where connection_id = :id";

  private static final String FINISH =
      "update shop_count set counted_to = null, count_until = null, days_until = null,"
          + " finished_at = clock_timestamp(),"
          + " due_at = clock_timestamp() + :wait * interval '1 millisecond'"
          + " where connection_id = :id";

  /** What is in the bin or gone is not in the shop's lists. */
  private static final String KNOWN =
      "select count(*) from shop_order where connection_id = :id"
          + " and created_at >= cast(cast(:from as text) as timestamptz)"
          + " and created_at < cast(cast(:until as text) as timestamptz)"
          + " and coalesce(why, '') not in ('TRASHED', 'DELETED', 'DRAFT')";

  private final CountSettings settings;

  Counts(CountSettings settings) {
    this.settings = settings;
  }

  /**
   * A count as it was read.
   *
   * @param unread orders made before were not all read, or will not be: those do not count
   */
  record Found(boolean due, Optional<CountUnder> under, Instant now, Optional<Instant> unread) {}

  /** A connection that is new is counted for the first time some time within the interval. */
  public Uni<Void> begin(Mutiny.Session session, UUID connectionId) {
    long wait = (long) (settings.every().toMillis() * ThreadLocalRandom.current().nextDouble());
    return session
        .createNativeQuery(
            "insert into shop_count (connection_id, due_at) values (:id,"
                + " now() + :wait * interval '1 millisecond') on conflict do nothing")
        .setParameter("id", connectionId)
        .setParameter("wait", wait)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** When the connection's count goes on; empty for an unknown one. */
  public Uni<Optional<Instant>> due(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select " + millis("due_at") + " from shop_count where connection_id = :id", Long.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Instant::ofEpochMilli));
  }

  Uni<Optional<Found>> find(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(READ, Object[].class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Counts::found));
  }

  /** How many orders made within a time are known. */
  Uni<Long> known(Mutiny.Session session, UUID connectionId, Instant from, Instant until) {
    return session
        .createNativeQuery(KNOWN, Long.class)
        .setParameter("id", connectionId)
        .setParameter("from", from.toString())
        .setParameter("until", until.toString())
        .getSingleResult();
  }

  /** Those of some orders that are not known at all, by rising id. */
  Uni<List<Long>> unknown(Mutiny.Session session, UUID connectionId, List<Long> orderIds) {
    return orderIds.isEmpty()
        ? Uni.createFrom().item(List.of())
        : session
            .createNativeQuery(
                "select order_id from shop_order where connection_id = :id and order_id in (:ids)",
                Long.class)
            .setParameter("id", connectionId)
            .setParameter("ids", orderIds)
            .getResultList()
            .map(
                known -> {
                  Set<Long> there = new HashSet<>(known);
                  return orderIds.stream().filter(id -> !there.contains(id)).sorted().toList();
                });
  }

  /** The count goes on there, after a rest. */
  Uni<Void> proceed(Mutiny.Session session, UUID connectionId, CountUnder under, Duration rest) {
    return session
        .createNativeQuery(PROCEED)
        .setParameter("at", under.at().toString())
        .setParameter("until", under.until().toString())
        .setParameter("days", under.daysUntil().map(Instant::toString).orElse(null))
        .setParameter("rest", rest.toMillis())
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** All was counted: the next count comes after an interval, a tenth spread. */
  Uni<Void> finish(Mutiny.Session session, UUID connectionId) {
    double spread = 1 + ThreadLocalRandom.current().nextDouble() / 10;
    return session
        .createNativeQuery(FINISH)
        .setParameter("wait", (long) (settings.every().toMillis() * spread))
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Found found(Object[] row) {
    Optional<CountUnder> under =
        moment(row[1]).map(at -> new CountUnder(at, moment(row[2]).orElseThrow(), moment(row[3])));
    return new Found((Boolean) row[0], under, moment(row[4]).orElseThrow(), moment(row[5]));
  }

  private static String millis(String moment) {
    return "cast(floor(extract(epoch from " + moment + ") * 1000) as bigint)";
  }

  private static Optional<Instant> moment(Object millis) {
    return Optional.ofNullable(millis).map(m -> Instant.ofEpochMilli(((Number) m).longValue()));
  }
}
