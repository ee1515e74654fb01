package nl.koppeling.customer.vies;

import java.time.Duration;

/** How long an order waits for the register: doubling between two bounds, and spread. */
public final class ViesWait {

  private static final int MOST_DOUBLINGS = 20;

  private ViesWait() {}

  /**
   * The wait before the next question.
   *
   * @param attempts questions without a verdict, at least 1
   * @param spread 0 (inclusive) to 1 (exclusive), for example a random number: up to a quarter
   *     more, or less when the longest wait is reached
   */
  public static Duration after(int attempts, double spread, Duration first, Duration longest) {
    long full = first.toMillis() << Math.min(Math.max(attempts, 1) - 1, MOST_DOUBLINGS);
    long quarter = (long) (spread * Math.min(full, longest.toMillis()) / 4);
    return Duration.ofMillis(
        full >= longest.toMillis()
            ? longest.toMillis() - quarter
            : Math.min(full + quarter, longest.toMillis()));
  }
}
