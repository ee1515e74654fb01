package nl.koppeling.turns;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Lane;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table of turns: ringing for work, taking the next turn, giving one back. */
@ApplicationScoped
public class Turns {

  private static final String RING =
      "insert into turn (connection_id, %1$s) values (:id, now() + :delay * interval '1 millisecond')"
          + " on conflict (connection_id) do update"
          + " set %1$s = least(turn.%1$s, excluded.%1$s)";

  // Live work of any connection goes before backfill of any; among equals the least recently served
  // goes first.
  private static final String TAKE =
      "update turn set owner = :owner, epoch = epoch + 1, served_at = clock_timestamp(),"
          + " lease_until = clock_timestamp() + :lease * interval '1 millisecond'"
          + " where connection_id = (select connection_id from turn"
          + " where (lease_until is null or lease_until < clock_timestamp())"
          + " and not_before <= clock_timestamp()"
          + " and (live_due_at <= clock_timestamp()"
          + " or (:backfill and backfill_due_at <= clock_timestamp()))"
          + " order by coalesce(live_due_at <= clock_timestamp(), false) desc, served_at"
          + " limit 1 for update skip locked)"
          + " returning connection_id, epoch, coalesce(live_due_at <= clock_timestamp(), false)";

  private static final String RELEASE =
      "update turn set owner = null, lease_until = null,"
          + " live_due_at = cast(:live as timestamptz), backfill_due_at = cast(:backfill as timestamptz),"
          + " not_before = greatest(not_before, clock_timestamp() + :rest * interval '1 millisecond')"
          + " where connection_id = :id and owner = :owner and epoch = :epoch";

  private static final String KEEP =
      "update turn set lease_until = clock_timestamp() + :lease * interval '1 millisecond'"
          + " where owner = :owner and lease_until > clock_timestamp()"
          + " and served_at > clock_timestamp() - :longest * interval '1 millisecond'";

  private static final String LOCK =
      "select 1 from turn where connection_id = :id and owner = :owner and epoch = :epoch for update";

  private final TurnSettings settings;

  public Turns(TurnSettings settings) {
    this.settings = settings;
  }

  /**
   * Says that a connection has work, in the transaction that wrote the work. Wakes a worker after
   * the commit.
   */
  public Uni<Void> ring(Mutiny.Session session, UUID connectionId, Lane lane, Duration delay) {
    String column = lane == Lane.LIVE ? "live_due_at" : "backfill_due_at";
    return session
        .createNativeQuery(RING.formatted(column))
        .setParameter("id", connectionId)
        .setParameter("delay", delay.toMillis())
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * Keeps the connection's turn from moving until the transaction ends: who reads rows to decide
   * and then rings locks here first, in the order in which the worker locks. Does nothing for a
   * connection that never had work.
   */
  public Uni<Void> lock(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("select 1 from turn where connection_id = :id for update", Object.class)
        .setParameter("id", connectionId)
        .getResultList()
        .replaceWithVoid();
  }

  /**
   * Takes a connection's turn from whoever has it: what its holder has not committed by now, it
   * cannot any more. For a change that work begun before must not outlive.
   */
  public Uni<Void> revoke(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "update turn set owner = null, lease_until = null, epoch = epoch + 1"
                + " where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Ends a rest: the connection was repaired, its due work may start. */
  public Uni<Void> endRest(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("update turn set not_before = '-infinity' where connection_id = :id")
        .setParameter("id", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * Takes the next turn.
   *
   * @param backfillToo false: only one with live work
   */
  Uni<Optional<Turn>> take(Mutiny.Session session, String owner, boolean backfillToo) {
    return session
        .createNativeQuery(TAKE, Object[].class)
        .setParameter("owner", owner)
        .setParameter("lease", settings.lease().toMillis())
        .setParameter("backfill", backfillToo)
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(row -> turn(row, owner)));
  }

  private Turn turn(Object[] row, String owner) {
    Lane lane = (Boolean) row[2] ? Lane.LIVE : Lane.BACKFILL;
    return new Turn((UUID) row[0], owner, ((Number) row[1]).longValue(), lane, settings);
  }

  /** Renews the leases of all turns its owner has at work; those that were lost stay lost. */
  Uni<Integer> keep(Mutiny.Session session, String owner) {
    return session
        .createNativeQuery(KEEP)
        .setParameter("lease", settings.lease().toMillis())
        .setParameter("owner", owner)
        .setParameter("longest", settings.longest().toMillis())
        .executeUpdate();
  }

  /**
   * Gives the turn back; does nothing when it was lost. The row is locked first, so that work rung
   * meanwhile is seen.
   */
  Uni<Void> release(Mutiny.Session session, Turn turn, TurnWork work) {
    return session
        .createNativeQuery(LOCK, Object.class)
        .setParameter("id", turn.connectionId())
        .setParameter("owner", turn.owner())
        .setParameter("epoch", turn.epoch())
        .getResultList()
        .flatMap(
            mine ->
                mine.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : work.nextDue(session, turn.connectionId())
                        .flatMap(due -> giveBack(session, turn, due)));
  }

  private static Uni<Void> giveBack(Mutiny.Session session, Turn turn, NextDue due) {
    return session
        .createNativeQuery(RELEASE)
        .setParameter("live", utc(due.live()))
        .setParameter("backfill", utc(due.backfill()))
        .setParameter("rest", turn.restWished().toMillis())
        .setParameter("id", turn.connectionId())
        .setParameter("owner", turn.owner())
        .setParameter("epoch", turn.epoch())
        .executeUpdate()
        .replaceWithVoid();
  }

  private static OffsetDateTime utc(Optional<Instant> moment) {
    return moment.map(m -> m.atOffset(ZoneOffset.UTC)).orElse(null);
  }
}
