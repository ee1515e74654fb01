package nl.koppeling.ingest.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The part of {@code shop_poll} that remembers what went wrong, and that it is over. */
@ApplicationScoped
public class Setbacks {

  /** The shop answered well; true when the owner had been told of a fault that is over now. */
  public Uni<Boolean> good(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "update shop_poll set failures = 0, failing_since = null, last_good_at = now()"
                + " where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .flatMap(
            ok ->
                session
                    .createNativeQuery(
                        "update shop_poll set fault_told = null"
                            + " where connection_id = :id and fault_told is not null")
                    .setParameter("id", connectionId)
                    .executeUpdate())
        .map(rows -> rows == 1);
  }

  /** The shop did not answer well: try again after {@code wait}. */
  public Uni<Void> failed(Mutiny.Session session, UUID connectionId, Duration wait) {
    return session
        .createNativeQuery(
            "update shop_poll set failures = failures + 1,"
                + " failing_since = coalesce(failing_since, now()),"
                + " due_at = greatest(due_at, now() + :wait * interval '1 millisecond')"
                + " where connection_id = :id")
        .setParameter("id", connectionId)
        .setParameter("wait", wait.toMillis())
        .executeUpdate()
        .replaceWithVoid();
  }

  /** The shop asked to be left alone. */
  public Uni<Void> leaveAlone(Mutiny.Session session, UUID connectionId, Duration wait) {
    return session
        .createNativeQuery(
            "update shop_poll set due_at = greatest(due_at, now() + :wait * interval '1 millisecond')"
                + " where connection_id = :id")
        .setParameter("id", connectionId)
        .setParameter("wait", wait.toMillis())
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * These credentials were refused: nothing is asked of the shop until there are newer ones. False
   * when there are by now: those came while the shop was asked, and would never end this pause.
   */
  public Uni<Boolean> pause(Mutiny.Session session, UUID connectionId, long credentialsVersion) {
    return session
        .createNativeQuery(
            "update shop_poll set paused_at_credentials = :version where connection_id = :id"
                + " and not exists (select 1 from connection_copy c where c.connection_id = :id"
                + " and c.body <> ''"
                + " and cast(cast(c.body as jsonb) ->> 'credentialsVersion' as bigint) > :version)")
        .setParameter("id", connectionId)
        .setParameter("version", credentialsVersion)
        .executeUpdate()
        .map(rows -> rows == 1);
  }

  /** Remembers that the owner is told of a fault; false when it was told already. */
  public Uni<Boolean> tell(Mutiny.Session session, UUID connectionId, String code) {
    return session
        .createNativeQuery(
            "update shop_poll set fault_told = :code"
                + " where connection_id = :id and fault_told is distinct from :code")
        .setParameter("id", connectionId)
        .setParameter("code", code)
        .executeUpdate()
        .map(rows -> rows == 1);
  }

  /** True when the shop has not answered well for this long. */
  public Uni<Boolean> failingFor(Mutiny.Session session, UUID connectionId, Duration period) {
    return session
        .createNativeQuery(
            "select 1 from shop_poll where connection_id = :id"
                + " and failing_since < now() - :period * interval '1 millisecond'",
            Object.class)
        .setParameter("id", connectionId)
        .setParameter("period", period.toMillis())
        .getResultList()
        .map(rows -> !rows.isEmpty());
  }
}
