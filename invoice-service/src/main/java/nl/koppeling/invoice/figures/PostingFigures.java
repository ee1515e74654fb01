package nl.koppeling.invoice.figures;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the figures from the table now and then; every replica shows the same ones. */
@ApplicationScoped
class PostingFigures {

  private static final String STATES = "select state, count(*) from posting group by state";

  private static final String AGES =
      "select coalesce(cast(extract(epoch from clock_timestamp() - min(doubt_since)) as bigint), 0),"
          + " count(doubt_since),"
          + " coalesce(cast(extract(epoch from clock_timestamp() - min(due_at)) as bigint), 0),"
          + " (select count(*) from proposal c where c.decision = 'OPEN' and exists (select 1"
          + " from posting p where p.connection_id = c.connection_id and p.order_id = c.order_id"
          + " and p.invoice_number is not null)) from posting";

  private final Mutiny.SessionFactory sessions;
  private final MultiGauge states;
  private final AtomicLong doubtAge = new AtomicLong();
  private final AtomicLong doubts = new AtomicLong();
  private final AtomicLong overdue = new AtomicLong();
  private final AtomicLong proposals = new AtomicLong();

  PostingFigures(Mutiny.SessionFactory sessions, MeterRegistry meters) {
    this.sessions = sessions;
    this.states = MultiGauge.builder("koppeling.postings").register(meters);
    meters.gauge("koppeling.postings.doubt.age.seconds", doubtAge);
    meters.gauge("koppeling.postings.doubts", doubts);
    meters.gauge("koppeling.postings.overdue.seconds", overdue);
    meters.gauge("koppeling.proposals", proposals);
  }

  @Scheduled(
      every = "${koppeling.figures.every:30s}",
      delayed = "5s",
      identity = "posting-figures",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return sessions.withSession(
        session ->
            session
                .createNativeQuery(STATES, Object[].class)
                .getResultList()
                .invoke(this::showStates)
                .flatMap(done -> session.createNativeQuery(AGES, Object[].class).getSingleResult())
                .invoke(this::showAges)
                .replaceWithVoid());
  }

  private void showStates(List<Object[]> rows) {
    states.register(
        rows.stream()
            .map(r -> MultiGauge.Row.of(Tags.of("state", (String) r[0]), (Number) r[1]))
            .toList(),
        true);
  }

  private void showAges(Object[] row) {
    doubtAge.set(((Number) row[0]).longValue());
    doubts.set(((Number) row[1]).longValue());
    overdue.set(Math.max(0, ((Number) row[2]).longValue()));
    proposals.set(((Number) row[3]).longValue());
  }
}
