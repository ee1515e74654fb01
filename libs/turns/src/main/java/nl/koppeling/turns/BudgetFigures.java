package nl.koppeling.turns;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many administrations have what left of this service's share of their calls; never which.
 * Whoever is not counted was never called.
 */
@ApplicationScoped
class BudgetFigures {

  /** What an administration's budget allows now. */
  enum Left {
    /** The other side said when to come back; nothing is called before. */
    CLOSED,
    /** Not one call: live work waits too. */
    NOTHING,
    /** The quarter that is kept for live work: backfill waits. */
    RESERVE,
    AMPLE
  }

  private static final String COUNT =
      "select case when closed_until > clock_timestamp() then 'CLOSED'"
          + " when least(minutes, hours) < 1 then 'NOTHING'"
          + " when hours < $5::numeric + 1 then 'RESERVE' else 'AMPLE' end as left, count(*) as many"
          + " from (select closed_until,"
          + " least($1::numeric, minute_tokens + passed * $2::numeric / 60) as minutes,"
          + " least($3::numeric, hour_tokens + passed * $4::numeric / 3600) as hours"
          + " from (select *, extract(epoch from clock_timestamp() - refilled_at) as passed"
          + " from call_budget) as told) as now group by 1";

  private final Pool pool;
  private final CallBudget budget;
  private final Map<Left, AtomicLong> administrations = new EnumMap<>(Left.class);

  BudgetFigures(Pool pool, CallBudget budget, MeterRegistry meters) {
    this.pool = pool;
    this.budget = budget;
    for (Left left : Left.values()) {
      AtomicLong many = new AtomicLong();
      administrations.put(left, many);
      meters.gauge("koppeling.budget.administrations", Tags.of("left", left.name()), many);
    }
  }

  @Scheduled(
      every = "${koppeling.figures.every:30s}",
      delayed = "5s",
      identity = "budget-figures",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.preparedQuery(COUNT)
        .execute(
            Tuple.of(
                budget.minuteBurst(),
                budget.perMinute(),
                budget.hourBurst(),
                budget.perHour(),
                budget.reserve()))
        .invoke(this::show)
        .replaceWithVoid();
  }

  private void show(RowSet<Row> rows) {
    Map<Left, Long> counted = new EnumMap<>(Left.class);
    rows.forEach(row -> counted.put(Left.valueOf(row.getString("left")), row.getLong("many")));
    administrations.forEach((left, many) -> many.set(counted.getOrDefault(left, 0L)));
  }
}
