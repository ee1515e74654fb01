package nl.koppeling.connection.figures;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import nl.koppeling.connection.history.Station;
import nl.koppeling.connection.ownership.Sessions;

/**
 * How many events of order-ingest-service were heard of those it said in the 24 hours up to the
 * last full hour (half an hour ago at least). That service counts the same hours by the same clock,
 * the events' own.
 */
@ApplicationScoped
class HeardFigures {

  private static final String HEARD =
      "select count(*) from order_history h, date_trunc('hour', now() - interval '30 minutes') as until"
          + " where h.station = :station"
          + " and h.said_at >= until - interval '24 hours' and h.said_at < until";

  private final Sessions sessions;
  private final AtomicLong heard = new AtomicLong();

  @Inject
  HeardFigures(Sessions sessions, MeterRegistry meters) {
    this.sessions = sessions;
    meters.gauge("koppeling.balance.heard", heard);
  }

  @Scheduled(
      every = "5m",
      delayed = "10s",
      identity = "heard-figures",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> read() {
    return sessions.forAll(
        session ->
            session
                .createNativeQuery(HEARD, Long.class)
                .setParameter("station", Station.INGEST.name())
                .getSingleResult()
                .invoke(heard::set)
                .replaceWithVoid());
  }
}
