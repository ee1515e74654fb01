package nl.koppeling.turns;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.events.Lane;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Counts calls per administration in the database, so that a turn that moves to another replica
 * takes its history along. Backfill leaves a quarter of the hourly budget to live work.
 */
@ApplicationScoped
public class CallBudgets {

  private static final String OPEN =
      "insert into call_budget (administration_id, minute_tokens, hour_tokens)"
          + " values (:id, :minuteBurst, :hourBurst) on conflict do nothing";

  private static final String MINUTE =
      "least(cast(:minuteBurst as numeric), minute_tokens"
          + " + extract(epoch from clock_timestamp() - refilled_at) * cast(:perMinute as numeric) / 60.0)";
  private static final String HOUR =
      "least(cast(:hourBurst as numeric), hour_tokens"
          + " + extract(epoch from clock_timestamp() - refilled_at) * cast(:perHour as numeric) / 3600.0)";

  private static final String SPEND =
      "update call_budget set minute_tokens = "
          + MINUTE
          + " - cast(:calls as numeric),"
          + " hour_tokens = "
          + HOUR
          + " - cast(:calls as numeric), refilled_at = clock_timestamp()"
          + " where administration_id = :id and closed_until <= clock_timestamp()"
          + " and "
          + MINUTE
          + " >= cast(:calls as numeric) and "
          + HOUR
          + " >= cast(:calls as numeric) + cast(:reserve as numeric)";

  private static final String WAIT =
      "select cast(1000 * greatest("
          + " case when closed_until > clock_timestamp()"
          + "   then extract(epoch from closed_until - clock_timestamp()) else 0 end,"
          + " (cast(:calls as numeric) - "
          + MINUTE
          + ") * 60.0 / cast(:perMinute as numeric),"
          + " (cast(:calls as numeric) + cast(:reserve as numeric) - "
          + HOUR
          + ") * 3600.0 / cast(:perHour as numeric), 0.05) as bigint)"
          + " from call_budget where administration_id = :id";

  private static final String CLOSE =
      "update call_budget set closed_until = greatest(closed_until,"
          + " clock_timestamp() + :millis * interval '1 millisecond') where administration_id = :id";

  private final CallBudget budget;

  public CallBudgets(CallBudget budget) {
    this.budget = budget;
  }

  /**
   * Takes calls out of the budget.
   *
   * @return zero when the calls may be made now, otherwise how long to wait; nothing is taken then
   */
  public Uni<Duration> spend(Mutiny.Session session, UUID administrationId, Lane lane, int calls) {
    int reserve = lane == Lane.BACKFILL ? budget.reserve() : 0;
    return session
        .createNativeQuery(OPEN)
        .setParameter("id", administrationId)
        .setParameter("minuteBurst", budget.minuteBurst())
        .setParameter("hourBurst", budget.hourBurst())
        .executeUpdate()
        .flatMap(
            opened ->
                session
                    .createNativeQuery(SPEND)
                    .setParameter("id", administrationId)
                    .setParameter("minuteBurst", budget.minuteBurst())
                    .setParameter("hourBurst", budget.hourBurst())
                    .setParameter("perMinute", budget.perMinute())
                    .setParameter("perHour", budget.perHour())
                    .setParameter("calls", calls)
                    .setParameter("reserve", reserve)
                    .executeUpdate())
        .flatMap(
            spent ->
                spent == 1
                    ? Uni.createFrom().item(Duration.ZERO)
                    : waiting(session, administrationId, calls, reserve));
  }

  /**
   * The other side said when to come back ({@code Retry-After}): no call before that, by any
   * replica.
   */
  public Uni<Void> close(Mutiny.Session session, UUID administrationId, Duration period) {
    return session
        .createNativeQuery(CLOSE)
        .setParameter("id", administrationId)
        .setParameter("millis", period.toMillis())
        .executeUpdate()
        .replaceWithVoid();
  }

  private Uni<Duration> waiting(Mutiny.Session session, UUID id, int calls, int reserve) {
    return session
        .createNativeQuery(WAIT, Long.class)
        .setParameter("id", id)
        .setParameter("minuteBurst", budget.minuteBurst())
        .setParameter("hourBurst", budget.hourBurst())
        .setParameter("perMinute", budget.perMinute())
        .setParameter("perHour", budget.perHour())
        .setParameter("calls", calls)
        .setParameter("reserve", reserve)
        .getSingleResult()
        .map(Duration::ofMillis);
  }
}
