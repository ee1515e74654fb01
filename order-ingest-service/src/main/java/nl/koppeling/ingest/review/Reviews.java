package nl.koppeling.ingest.review;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.ingest.intake.EligibilityPolicy;
import nl.koppeling.ingest.intake.Why;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code review}: a row is a review under way. Due times are database time. */
@ApplicationScoped
public class Reviews {

  static final int SIZE = 50;

  /** Of a connection in shadow nothing was told, so that all of it is judged again. */
  private static final String CONCERNED =
      "select order_id from shop_order where connection_id = :id and order_id > :after"
          + " and accepted_sale is null and why in (:reasons)"
          + " union select order_id from shadow_order where connection_id = :id"
          + " and order_id > :after order by order_id limit :size";

  /**
   * A review under way.
   *
   * @param due true when a chunk is to be read
   * @param after orders up to this id were judged again
   * @param size orders a chunk
   * @param attempts chunks in a row the shop did not give
   */
  record Under(boolean due, long after, int size, int attempts) {}

  /** Begins a review, or begins it again. */
  public Uni<Void> begin(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "insert into review (connection_id, size) values (:id, :size)"
                + " on conflict (connection_id) do update"
                + " set after_order = 0, due_at = now(), attempts = 0")
        .setParameter("id", connectionId)
        .setParameter("size", SIZE)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** When the next chunk is to be read; empty when none is. */
  public Uni<Optional<Instant>> due(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select cast(floor(extract(epoch from due_at) * 1000) as bigint) from review"
                + " where connection_id = :id",
            Long.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Instant::ofEpochMilli));
  }

  Uni<Optional<Under>> find(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select due_at <= clock_timestamp(), after_order, size, attempts from review"
                + " where connection_id = :id",
            Object[].class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(
                        row ->
                            new Under(
                                (Boolean) row[0],
                                ((Number) row[1]).longValue(),
                                ((Number) row[2]).intValue(),
                                ((Number) row[3]).intValue())));
  }

  /** The next orders that another policy may judge otherwise, by rising id. */
  Uni<List<Long>> concerned(Mutiny.Session session, UUID connectionId, Under under) {
    return session
        .createNativeQuery(CONCERNED, Long.class)
        .setParameter("id", connectionId)
        .setParameter("after", under.after())
        .setParameter("reasons", EligibilityPolicy.REASONS.stream().map(Why::name).toList())
        .setParameter("size", under.size())
        .getResultList();
  }

  /** A chunk was judged. */
  Uni<Void> proceed(Mutiny.Session session, UUID connectionId, long after, Duration rest) {
    return session
        .createNativeQuery(
            "update review set after_order = :after, attempts = 0,"
                + " due_at = clock_timestamp() + :rest * interval '1 millisecond'"
                + " where connection_id = :id")
        .setParameter("after", after)
        .setParameter("rest", rest.toMillis())
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The shop does not give the chunk now; {@code size} may be smaller than it was. */
  Uni<Void> postpone(Mutiny.Session session, UUID connectionId, int size, Duration wait) {
    return session
        .createNativeQuery(
            "update review set size = :size, attempts = attempts + 1,"
                + " due_at = clock_timestamp() + :wait * interval '1 millisecond'"
                + " where connection_id = :id")
        .setParameter("size", size)
        .setParameter("wait", wait.toMillis())
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** All were judged. */
  Uni<Void> finish(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from review where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }
}
