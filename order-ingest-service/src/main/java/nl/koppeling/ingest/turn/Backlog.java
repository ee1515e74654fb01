package nl.koppeling.ingest.turn;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures over all connections: how many seconds the walk that waits longest is overdue, how many
 * orders were rung for and not read yet, how many connections are paused.
 */
@ApplicationScoped
class Backlog {

  private static final String LOOK =
      "select (select count(*) from doorbell) as bells,"
          + " (select count(*) from shop_poll where paused_at_credentials is not null) as paused,"
          + " (select coalesce(max(extract(epoch from now() - due_at)), 0) from shop_poll p"
          + " join connection_copy c using (connection_id)"
          + " where p.paused_at_credentials is null and p.due_at < now()"
          + " and c.body <> '' and cast(c.body as jsonb) ->> 'status' = 'ACTIVE') as behind";

  private final Pool pool;
  private final AtomicLong bells = new AtomicLong();
  private final AtomicLong paused = new AtomicLong();
  private final AtomicLong behind = new AtomicLong();

  Backlog(Pool pool, MeterRegistry meters) {
    this.pool = pool;
    meters.gauge("koppeling.ingest.doorbells.waiting", bells);
    meters.gauge("koppeling.ingest.connections.paused", paused);
    meters.gauge("koppeling.ingest.seconds.behind", behind);
  }

  @Scheduled(every = "15s", delayed = "5s", identity = "ingest-backlog")
  Uni<Void> look() {
    return pool.query(LOOK)
        .execute()
        .invoke(
            rows -> {
              Row row = rows.iterator().next();
              bells.set(row.getLong("bells"));
              paused.set(row.getLong("paused"));
              behind.set(row.getNumeric("behind").longValue());
            })
        .replaceWithVoid();
  }
}
