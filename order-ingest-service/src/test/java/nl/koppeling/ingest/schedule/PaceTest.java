package nl.koppeling.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final Random random = new Random(11);

  @ParameterizedTest
  @CsvSource({
    "PT60S, PT15M, false, 0, PT60S",
    "PT60S, PT15M, false, 50, PT60S",
    "PT60S, PT15M, true, 0, PT60S",
    "PT60S, PT15M, true, 1, PT2M",
    "PT60S, PT15M, true, 3, PT8M",
    "PT60S, PT15M, true, 4, PT15M",
    "PT60S, PT15M, true, 5000, PT15M",
    "PT2S, PT1S, true, 3, PT2S"
  })
  void onlyAQuietShopWithWorkingWebhooksIsLeftAloneLonger(
      Duration interval, Duration quiet, boolean healthy, int quietPolls, Duration expected) {
    UUID shop = shop();
    Duration first = Pace.next(shop, interval, quiet, healthy, quietPolls, NOW);

    assertThat(first).isBetween(Duration.ofMillis(1), expected);
    assertThat(Pace.next(shop, interval, quiet, healthy, quietPolls, NOW.plus(first)))
        .as("from its own place on, the interval")
        .isEqualTo(expected);
  }

  @Test
  void whoWasReadTogetherDoesNotComeBackTogether() {
    int[] perMinute = new int[15];
    for (int shop = 0; shop < 15_000; shop++) {
      Duration wait = Pace.next(shop(), MINUTE, QUARTER, true, 10, NOW);
      perMinute[(int) Math.min(14, wait.toMillis() / MINUTE.toMillis())]++;
    }

    assertThat(Arrays.stream(perMinute)).allMatch(count -> count > 850 && count < 1_150);
  }

  @Test
  void aWalkThatEndsLateDoesNotMoveTheShopFromItsPlace() {
    UUID shop = shop();
    Duration first = Pace.next(shop, MINUTE, QUARTER, false, 0, NOW);
    Duration late = Duration.ofSeconds(7);

    assertThat(Pace.next(shop, MINUTE, QUARTER, false, 0, NOW.plus(first).plus(late)))
        .isEqualTo(MINUTE.minus(late));
  }

  private UUID shop() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
