package nl.koppeling.invoice.figures;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import nl.koppeling.invoice.posting.StateNames;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the figures from the table now and then; every replica shows the same ones. Only rows
 * something remains to be done with are looked at, by an index each: what is finished piles up.
 */
@ApplicationScoped
class PostingFigures {

  private static final String UNFINISHED =
      "select state, count(*) as many, count(doubt_since) as doubts,"
          + " coalesce(extract(epoch from clock_timestamp() - min(doubt_since)), 0) as doubt_age"
          + " from posting where state = any($1) group by state";

  /** As a control: documents of orders themselves, of connections that are still there. */
  private static final String REST =
      "select (select coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0)"
          + " from posting where due_at is not null) as overdue,"
          + " (select count(*) from posting where state = any($1) and kind in ('SALE', 'CREDIT')"
          + " and revision = 0 and event <> ''"
          + " and created_at < clock_timestamp() - $2 * interval '1 second') as held,"
          + " (select count(*) from proposal c where c.decision = 'OPEN' and exists (select 1"
          + " from posting p where p.connection_id = c.connection_id and p.order_id = c.order_id"
          + " and p.invoice_number is not null)) as proposals";

  private final Pool pool;
  private final Duration heldAfter;
  private final Set<String> unfinished = StateNames.unfinished();
  private final Set<String> undecided = StateNames.undecided();
  private final MultiGauge states;
  private final AtomicLong doubtAge = new AtomicLong();
  private final AtomicLong doubts = new AtomicLong();
  private final AtomicLong overdue = new AtomicLong();
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong proposals = new AtomicLong();

  PostingFigures(
      Pool pool,
      MeterRegistry meters,
      @ConfigProperty(name = "koppeling.balance.after", defaultValue = "10m") Duration heldAfter) {
    this.pool = pool;
    this.heldAfter = heldAfter;
    this.states = MultiGauge.builder("koppeling.postings").register(meters);
    meters.gauge("koppeling.postings.doubt.age.seconds", doubtAge);
    meters.gauge("koppeling.postings.doubts", doubts);
    meters.gauge("koppeling.postings.overdue.seconds", overdue);
    meters.gauge("koppeling.balance.held", held);
    meters.gauge("koppeling.proposals", proposals);
  }

  @Scheduled(
      every = "${koppeling.figures.every:30s}",
      delayed = "5s",
      identity = "posting-figures",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return pool.preparedQuery(UNFINISHED)
        .execute(Tuple.of(names(unfinished)))
        .invoke(this::showStates)
        .chain(
            () ->
                pool.preparedQuery(REST).execute(Tuple.of(names(undecided), heldAfter.toSeconds())))
        .invoke(rows -> showRest(rows.iterator().next()))
        .replaceWithVoid();
  }

  private static String[] names(Set<String> states) {
    return states.toArray(String[]::new);
  }

  private void showStates(RowSet<Row> rows) {
    Map<String, Long> counted = new TreeMap<>();
    unfinished.forEach(state -> counted.put(state, 0L));
    long inDoubt = 0;
    long oldest = 0;
    for (Row row : rows) {
      counted.put(row.getString("state"), row.getLong("many"));
      inDoubt += row.getLong("doubts");
      oldest = Math.max(oldest, row.getNumeric("doubt_age").longValue());
    }
    states.register(
        counted.entrySet().stream()
            .map(e -> MultiGauge.Row.of(Tags.of("state", e.getKey()), e.getValue()))
            .toList(),
        true);
    doubts.set(inDoubt);
    doubtAge.set(oldest);
  }

  private void showRest(Row row) {
    overdue.set(Math.max(0, row.getNumeric("overdue").longValue()));
    held.set(row.getLong("held"));
    proposals.set(row.getLong("proposals"));
  }
}
