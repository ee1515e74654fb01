package nl.koppeling.ingest.figures;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.ingest.schedule.PollState.WebhookHealth;

/**
 * Over all shops we read (connections that are active and whose key is not refused): how their
 * webhooks do, and for how many seconds what is due longest waits in each class of them. Read from
 * the tables, so that every replica shows the same.
 */
@ApplicationScoped
class ShopFigures {

  /** Shops by how we learn of a change, and what is read behind all of it. */
  private enum Shops {
    /** Their webhooks are healthy. */
    RUNG,
    /** We ask. */
    POLLED,
    /** The orders that were there before. */
    BACKFILL
  }

  private static final String READ =
      "with shop as (select p.* from shop_poll p join connection_copy c using (connection_id)"
          + " where p.paused_at_credentials is null and c.body <> ''"
          + " and cast(c.body as jsonb) ->> 'status' = 'ACTIVE') ";

  private static final String WEBHOOKS =
      READ
          + "select webhooks, count(*) as shops,"
          + " count(*) filter (where repaired_at > now() - interval '1 day') as repaired,"
          + " greatest(0, max(extract(epoch from now() - least(due_at, (select min(d.due_at)"
          + " from doorbell d where d.connection_id = shop.connection_id))))) as behind"
          + " from shop group by webhooks";

  private static final String BACKFILLS =
      READ
          + "select b.state, count(*) as shops, greatest(0, max(extract(epoch from now() - b.due_at))"
          + " filter (where b.state in ('PLANNED', 'RUNNING'))) as behind"
          + " from backfill b join shop using (connection_id)"
          + " where b.state in ('PLANNED', 'RUNNING', 'PAUSED') group by b.state";

  private final Pool pool;
  private final MultiGauge webhooks;
  private final MultiGauge backfills;
  private final Map<Shops, AtomicLong> behind = new EnumMap<>(Shops.class);
  private final AtomicLong repaired = new AtomicLong();

  ShopFigures(Pool pool, MeterRegistry meters) {
    this.pool = pool;
    this.webhooks = MultiGauge.builder("koppeling.ingest.shops").register(meters);
    this.backfills = MultiGauge.builder("koppeling.ingest.backfills").register(meters);
    for (Shops shops : Shops.values()) {
      behind.put(shops, new AtomicLong());
      meters.gauge(
          "koppeling.ingest.behind.seconds", Tags.of("shops", shops.name()), behind.get(shops));
    }
    meters.gauge("koppeling.ingest.shops.repaired", repaired);
  }

  @Scheduled(
      every = "${koppeling.figures.every:30s}",
      delayed = "5s",
      identity = "shop-figures",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.query(WEBHOOKS)
        .execute()
        .invoke(this::showWebhooks)
        .chain(() -> pool.query(BACKFILLS).execute())
        .invoke(this::showBackfills)
        .replaceWithVoid();
  }

  private void showWebhooks(RowSet<Row> rows) {
    Map<WebhookHealth, Long> shops = new EnumMap<>(WebhookHealth.class);
    Map<Shops, Long> waits = new EnumMap<>(Shops.class);
    long mended = 0;
    for (Row row : rows) {
      WebhookHealth health = WebhookHealth.valueOf(row.getString("webhooks"));
      shops.put(health, row.getLong("shops"));
      mended += row.getLong("repaired");
      waits.merge(
          health == WebhookHealth.HEALTHY ? Shops.RUNG : Shops.POLLED, behind(row), Math::max);
    }
    show(webhooks, "webhooks", Stream.of(WebhookHealth.values()), shops);
    repaired.set(mended);
    behind.get(Shops.RUNG).set(waits.getOrDefault(Shops.RUNG, 0L));
    behind.get(Shops.POLLED).set(waits.getOrDefault(Shops.POLLED, 0L));
  }

  private void showBackfills(RowSet<Row> rows) {
    Map<BackfillMoved.State, Long> shops = new EnumMap<>(BackfillMoved.State.class);
    long wait = 0;
    for (Row row : rows) {
      shops.put(BackfillMoved.State.valueOf(row.getString("state")), row.getLong("shops"));
      wait = Math.max(wait, behind(row));
    }
    show(
        backfills,
        "state",
        Stream.of(
            BackfillMoved.State.PLANNED, BackfillMoved.State.RUNNING, BackfillMoved.State.PAUSED),
        shops);
    behind.get(Shops.BACKFILL).set(wait);
  }

  private static long behind(Row row) {
    return row.getNumeric("behind") == null ? 0 : row.getNumeric("behind").longValue();
  }

  private static <E extends Enum<E>> void show(
      MultiGauge gauge, String tag, Stream<E> all, Map<E, Long> counted) {
    List<MultiGauge.Row<?>> rows =
        all.<MultiGauge.Row<?>>map(
                one -> MultiGauge.Row.of(Tags.of(tag, one.name()), counted.getOrDefault(one, 0L)))
            .toList();
    gauge.register(rows, true);
  }
}
