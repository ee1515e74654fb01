package nl.koppeling.customer.finding;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;
import nl.koppeling.access.Outage;
import nl.koppeling.customer.linking.DueWork;
import nl.koppeling.customer.linking.Provings;
import org.hibernate.reactive.mutiny.Mutiny;

/** How much waits, and whether everybody waits. */
@ApplicationScoped
class Gauges {

  private final Mutiny.SessionFactory sessions;
  private final DueWork work;
  private final Provings provings;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong proving = new AtomicLong();

  Gauges(Mutiny.SessionFactory sessions, DueWork work, Provings provings) {
    this.sessions = sessions;
    this.work = work;
    this.provings = provings;
  }

  void start(@Observes StartupEvent event, MeterRegistry meters, Outage outage) {
    meters.gauge("koppeling.customer.waiting", waiting);
    meters.gauge("koppeling.customer.proving", proving);
    meters.gauge("koppeling.snelstart.outage", outage, o -> o.lasting() ? 1 : 0);
  }

  @Scheduled(every = "15s", delayed = "3s", identity = "customer-gauges")
  Uni<Void> count() {
    return sessions
        .withSession(
            session ->
                work.backlog(session)
                    .invoke(waiting::set)
                    .flatMap(counted -> provings.backlog(session)))
        .invoke(proving::set)
        .replaceWithVoid();
  }
}
