package nl.koppeling.connection.overview;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import nl.koppeling.events.Reason;

/**
 * Counts what becomes of documents over all connections, by state and by the first reason's code:
 * many of one reason after a release are ours to mend. Never whose they are.
 */
@ApplicationScoped
class Outcomes {

  private final MeterRegistry meters;

  @Inject
  Outcomes(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(Standing heard) {
    String code = heard.reasons().stream().findFirst().map(Reason::code).orElse("");
    meters.counter("koppeling.outcomes", "state", heard.state().name(), "code", code).increment();
  }
}
