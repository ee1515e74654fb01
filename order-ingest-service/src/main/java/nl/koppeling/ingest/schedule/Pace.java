package nl.koppeling.ingest.schedule;

import java.time.Duration;

/**
 * When a shop is read again. Without working webhooks every interval; with them a quiet shop is
 * left alone twice as long each time, up to the quiet interval. Spread, so that shops do not come
 * back together.
 */
public final class Pace {

  private Pace() {}

  /**
   * The wait until the next walk.
   *
   * @param quietPolls finished walks in a row that found nothing new
   * @param spread 0 (inclusive) to 1 (exclusive); lengthens the wait by up to a tenth
   */
  public static Duration next(
      Duration interval,
      Duration intervalQuiet,
      boolean webhooksHealthy,
      int quietPolls,
      double spread) {
    long millis = interval.toMillis();
    if (webhooksHealthy) {
      long longest = Math.max(millis, intervalQuiet.toMillis());
      millis = Math.min(millis << Math.clamp(quietPolls, 0, 20), longest);
    }
    return Duration.ofMillis(millis + (long) (millis / 10.0 * spread));
  }
}
