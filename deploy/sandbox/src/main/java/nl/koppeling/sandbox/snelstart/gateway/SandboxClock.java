package nl.koppeling.sandbox.snelstart.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/** The sandbox's clock: real time plus an offset that can be set. */
@ApplicationScoped
public class SandboxClock {

  private volatile Duration offset = Duration.ZERO;

  /** This moment. */
  public Instant instant() {
    return Instant.now().plus(offset);
  }

  /** Dutch wall clock, to the millisecond. */
  public LocalDateTime now() {
    return LocalDateTime.ofInstant(instant(), WireDates.DUTCH).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Moves the clock to a moment; it runs on from there. */
  public void set(Instant moment) {
    offset = Duration.between(Instant.now(), moment);
  }

  /** Back to real time. */
  public void reset() {
    offset = Duration.ZERO;
  }
}
