package nl.koppeling.turns;

import java.time.Duration;

/**
 * How long a row waits after a transient failure: exponential, capped, and spread so that rows do
 * not come back together.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Backoff() {}

  /**
   * The wait before the next attempt.
   *
   * @param attempts how many have failed, at least 1
   * @param spread 0 (inclusive) to 1 (exclusive), for example a random number; 0 gives half the
   *     full wait
   */
  public static Duration after(int attempts, double spread) {
    int doublings = Math.min(Math.max(attempts, 1) - 1, 20);
    long full = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
    return Duration.ofMillis(full / 2 + (long) (full / 2 * spread));
  }
}
