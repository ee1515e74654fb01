package nl.koppeling.invoice.bookkeeping;

import java.time.Duration;

/** SnelStart as a whole is out of reach; everybody waits for a canary (see {@code Outage}). */
final class Closed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration period;

  Closed(Duration period) {
    super("SnelStart is out of reach", null, false, false);
    this.period = period;
  }

  Duration period() {
    return period;
  }
}
