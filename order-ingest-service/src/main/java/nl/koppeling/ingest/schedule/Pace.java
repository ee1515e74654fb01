package nl.koppeling.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When a shop is read again. Without working webhooks every interval; with them a quiet shop is
 * left alone twice as long each time, up to the quiet interval. Each shop has its own place in the
 * interval, so that shops which were read together (at a start, after an outage) do not come back
 * together: ten thousand of them are spread evenly at once and stay so.
 */
public final class Pace {

  private static final double PLACES = 1L << 32;

  /** Neighbouring numbers end up far apart (the golden ratio in 32 bits). */
  private static final int SCATTER = 0x9E3779B9;

  private Pace() {}

  /**
   * The wait until the next walk: more than nothing, at most the interval.
   *
   * @param quietPolls finished walks in a row that found nothing new
   * @param now the moment the wait begins
   */
  public static Duration next(
      UUID connectionId,
      Duration interval,
      Duration intervalQuiet,
      boolean webhooksHealthy,
      int quietPolls,
      Instant now) {
    long period = interval.toMillis();
    if (webhooksHealthy) {
      long longest = Math.max(period, intervalQuiet.toMillis());
      period = Math.min(period << Math.clamp(quietPolls, 0, 20), longest);
    }
    long place = Integer.toUnsignedLong(connectionId.hashCode() * SCATTER);
    long own = (long) (period * (place / PLACES));
    return Duration.ofMillis(period - Math.floorMod(now.toEpochMilli() - own, period));
  }
}
