package nl.koppeling.connection.alarm;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * SnelStart refuses the platform's subscription key: every connection stands still (reliability
 * reference G8). Shown as wellness, so that the alarm sounds and the service keeps answering
 * owners.
 */
@Default
@Wellness
@ApplicationScoped
public class SubscriptionAlarm implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(SubscriptionAlarm.class);

  private final AtomicReference<Instant> since = new AtomicReference<>();
  private final Counter refusals;

  @Inject
  SubscriptionAlarm(MeterRegistry meters) {
    refusals = meters.counter("koppeling.snelstart.subscription.key.refused");
    meters.gauge("koppeling.snelstart.subscription.key.alarm", since, s -> s.get() == null ? 0 : 1);
  }

  public void refused() {
    refusals.increment();
    if (since.compareAndSet(null, Instant.now())) {
      LOG.error(
          "OPERATOR: SnelStart refuses the subscription key; no connection can work. Replace"
              + " KOPPELING_SNELSTART_SUBSCRIPTION_KEY.");
    }
  }

  public void accepted() {
    if (since.getAndSet(null) != null) {
      LOG.warn("OPERATOR: SnelStart accepts the subscription key again");
    }
  }

  @Override
  public HealthCheckResponse call() {
    Instant refusedSince = since.get();
    var response = HealthCheckResponse.named("SnelStart subscription key");
    return refusedSince == null
        ? response.up().build()
        : response.down().withData("refusedSince", refusedSince.toString()).build();
  }
}
