package nl.koppeling.customer.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The settle delay: how long after an unclear answer an effect may still become visible
 * (reliability reference 4.6). Setting {@code koppeling.settle-delay}, 30 seconds.
 */
@ApplicationScoped
class Settle {

  private final Duration delay;

  Settle(@ConfigProperty(name = "koppeling.settle-delay", defaultValue = "30s") Duration delay) {
    this.delay = delay;
  }

  Duration delay() {
    return delay;
  }
}
