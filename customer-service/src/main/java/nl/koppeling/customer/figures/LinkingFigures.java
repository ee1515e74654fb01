package nl.koppeling.customer.figures;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads from the tables now and then how many orders are on their way in which state, how many
 * relations are in doubt and how long the work that is due longest waits; every replica shows the
 * same. Each state of a way that goes on has an index of its own, so that what is linked, which
 * piles up, is not looked at.
 */
@ApplicationScoped
class LinkingFigures {

  private static final String STATES =
      "select s.state, count(o.arrived_at) as many,"
          + " count(*) filter (where o.arrived_at < clock_timestamp() - $1 * interval '1 second')"
          + " as held from (values ('ARRIVED'), ('PROVING'), ('PLANNED')) as s (state)"
          + " left join (select state, arrived_at from linking where state = 'ARRIVED'"
          + " union all select state, arrived_at from linking where state = 'PROVING'"
          + " union all select state, arrived_at from linking where state = 'PLANNED') as o"
          + " on o.state = s.state group by 1";

  private static final String WORK =
      "select count(*) filter (where state = 'IN_DOUBT') as doubts,"
          + " coalesce(extract(epoch from clock_timestamp() - least(min(due_at),"
          + " (select min(due_at) from linking where state = 'PROVING'))), 0) as overdue"
          + " from relation where state in ('PLANNED', 'CREATE_INTENDED', 'IN_DOUBT')";

  private final Pool pool;
  private final Duration heldAfter;
  private final MultiGauge states;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong doubts = new AtomicLong();
  private final AtomicLong overdue = new AtomicLong();

  LinkingFigures(
      Pool pool,
      MeterRegistry meters,
      @ConfigProperty(name = "koppeling.balance.after", defaultValue = "10m") Duration heldAfter) {
    this.pool = pool;
    this.heldAfter = heldAfter;
    this.states = MultiGauge.builder("koppeling.customer.linkings").register(meters);
    meters.gauge("koppeling.balance.held", held);
    meters.gauge("koppeling.customer.doubts", doubts);
    meters.gauge("koppeling.customer.overdue.seconds", overdue);
  }

  @Scheduled(
      every = "${koppeling.figures.every:30s}",
      delayed = "5s",
      identity = "linking-figures",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.preparedQuery(STATES)
        .execute(Tuple.of(heldAfter.toSeconds()))
        .invoke(this::showStates)
        .chain(() -> pool.query(WORK).execute())
        .invoke(rows -> showWork(rows.iterator().next()))
        .replaceWithVoid();
  }

  private void showStates(RowSet<Row> rows) {
    List<MultiGauge.Row<?>> counted = new ArrayList<>();
    long old = 0;
    for (Row row : rows) {
      Tags state = Tags.of("state", row.getString("state"));
      counted.add(MultiGauge.Row.of(state, row.getLong("many")));
      old += row.getLong("held");
    }
    states.register(counted, true);
    held.set(old);
  }

  private void showWork(Row row) {
    doubts.set(row.getLong("doubts"));
    overdue.set(Math.max(0, row.getNumeric("overdue").longValue()));
  }
}
