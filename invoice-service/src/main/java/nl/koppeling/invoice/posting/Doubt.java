package nl.koppeling.invoice.posting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How often an answer stayed unclear, and since when.
 *
 * @param times unclear answers so far, 0 for none
 * @param since when the first was met (UTC), empty for none
 */
public record Doubt(int times, Optional<Instant> since) {

  public static final Doubt NONE = new Doubt(0, Optional.empty());

  // Reliability reference 4.6, step 5; the first wait is the settle delay itself.
  private static final List<Duration> LATER =
      List.of(
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1));

  /** One more unclear answer. */
  Doubt again(Instant now) {
    return new Doubt(times + 1, since.or(() -> Optional.of(now)));
  }

  /** True when everything was tried and a person has to look. */
  public boolean exhausted() {
    return times > LATER.size() + 1;
  }

  /** How long to wait before reading what became of the last attempt. */
  public Duration wait(Duration settleDelay) {
    return times <= 1 ? settleDelay : LATER.get(Math.min(times - 2, LATER.size() - 1));
  }
}
