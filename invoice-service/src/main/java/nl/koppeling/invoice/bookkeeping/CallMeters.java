package nl.koppeling.invoice.bookkeeping;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts calls to SnelStart by how they ended. */
@ApplicationScoped
class CallMeters {

  private final MeterRegistry meters;

  CallMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** A call ended; {@code failure} is null for success. */
  void made(Throwable failure) {
    String end = failure == null ? "ok" : failure.getClass().getSimpleName();
    meters.counter("koppeling.snelstart.calls", "end", end).increment();
  }
}
