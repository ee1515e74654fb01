package nl.koppeling.customer.finding;

import java.time.Duration;

/** The call was not made, because the administration's share of calls is spent for now. */
final class OutOfBudget extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Duration period;

  OutOfBudget(Duration period) {
    super("no call may be made for " + period, null, false, false);
    this.period = period;
  }

  /** When there is a call again. */
  Duration period() {
    return period;
  }
}
