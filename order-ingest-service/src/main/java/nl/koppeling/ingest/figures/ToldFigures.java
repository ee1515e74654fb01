package nl.koppeling.ingest.figures;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import nl.koppeling.events.Topic;

/**
 * How many events of orders were told in the 24 hours up to the last full hour (half an hour ago at
 * least), of connections that are still there. connection-service counts the same hours by the same
 * clock of the events: less heard than told means that Kafka lost some for everybody.
 */
@ApplicationScoped
class ToldFigures {

  private static final String TOLD =
      "select count(*) from outbox o, date_trunc('hour', now() - interval '30 minutes') as until"
          + " where o.topic = $1 and o.sent_at is not null"
          + " and o.created_at >= until - interval '24 hours' and o.created_at < until"
          + " and exists (select 1 from connection_copy c where c.body <> ''"
          + " and c.connection_id = cast(split_part(o.key, ':', 1) as uuid))";

  private final Pool pool;
  private final AtomicLong told = new AtomicLong();

  ToldFigures(Pool pool, MeterRegistry meters) {
    this.pool = pool;
    meters.gauge("koppeling.balance.told", told);
  }

  @Scheduled(
      every = "5m",
      delayed = "10s",
      identity = "told-figures",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.preparedQuery(TOLD)
        .execute(Tuple.of(Topic.ORDERS.topicName()))
        .invoke(rows -> told.set(rows.iterator().next().getLong(0)))
        .replaceWithVoid();
  }
}
