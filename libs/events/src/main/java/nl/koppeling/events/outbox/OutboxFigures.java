package nl.koppeling.events.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was said and is not at Kafka yet: how many rows, counted up to 10,000, and for how many
 * seconds the first of them waits. Read from the table, so that every replica shows the same,
 * whichever of them leads the relay.
 */
@ApplicationScoped
class OutboxFigures {

  private static final String WAITING =
      "select count(*) as rows,"
          + " coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) as age"
          + " from (select created_at from outbox where sent_at is null"
          + " order by seq limit 10000) waiting";

  private final Pool pool;
  private final AtomicLong unsent = new AtomicLong();
  private final AtomicLong age = new AtomicLong();

  OutboxFigures(Pool pool, MeterRegistry meters) {
    this.pool = pool;
    meters.gauge("koppeling.outbox.unsent", unsent);
    meters.gauge("koppeling.outbox.age.seconds", age);
  }

  @Scheduled(
      every = "${koppeling.figures.every:30s}",
      delayed = "5s",
      identity = "outbox-figures",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.query(WAITING)
        .execute()
        .invoke(rows -> show(rows.iterator().next()))
        .replaceWithVoid();
  }

  private void show(Row row) {
    unsent.set(row.getLong("rows"));
    age.set(Math.max(0, row.getNumeric("age").longValue()));
  }
}
