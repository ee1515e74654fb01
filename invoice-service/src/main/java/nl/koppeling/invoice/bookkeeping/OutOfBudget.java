package nl.koppeling.invoice.bookkeeping;

import java.time.Duration;

/** The administration's share of calls is used up for now. */
final class OutOfBudget extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration period;

  OutOfBudget(Duration period) {
    super("call budget spent", null, false, false);
    this.period = period;
  }

  Duration period() {
    return period;
  }
}
