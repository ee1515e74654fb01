package nl.koppeling.customer.vies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTest {

  @ParameterizedTest(name = "after {0} questions: {1} to {2}")
  @CsvSource({
    "0, PT1M, PT1M15S",
    "1, PT1M, PT1M15S",
    "2, PT2M, PT2M30S",
    "3, PT4M, PT5M",
    "6, PT32M, PT40M",
    "7, PT45M, PT1H",
    "40, PT45M, PT1H"
  })
  void theWaitDoublesUpToAnHour(int attempts, Duration least, Duration most) {
    Duration first = Duration.ofMinutes(1);
    Duration longest = Duration.ofHours(1);
    for (double spread : new double[] {0, 0.25, 0.5, 0.999}) {
      assertThat(ViesWait.after(attempts, spread, first, longest)).isBetween(least, most);
    }
    assertThat(ViesWait.after(attempts, 0, first, longest))
        .isNotEqualTo(ViesWait.after(attempts, 0.9, first, longest));
  }

  @Test
  void aMemberStateThatIsAwayIsNotAskedAndTheOthersAre() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    InstantSource source = now::get;
    Pauses pauses = new Pauses(clock(source), Duration.ofSeconds(20));
    pauses.begin("BE", "MS_UNAVAILABLE");
    assertThat(pauses.rests("BE")).isTrue();
    assertThat(pauses.rests("DE")).isFalse();
    now.set(Instant.EPOCH.plusSeconds(20));
    assertThat(pauses.rests("BE")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GLOBAL_MAX_CONCURRENT_REQ, true",
    "SERVICE_UNAVAILABLE, true",
    "IP_BLOCKED, true",
    "HTTP_503, true",
    "INVALID_REQUESTER_INFO, true",
    "TIMEOUT, false",
    "NO_ANSWER, false",
    "MS_MAX_CONCURRENT_REQ, false"
  })
  void theWholeRegisterRestsWhenAllOfItIsAway(String why, boolean everybody) {
    Pauses pauses = new Pauses(clock(() -> Instant.EPOCH), Duration.ofSeconds(20));
    pauses.begin("BE", why);
    assertThat(pauses.rests("BE")).isTrue();
    assertThat(pauses.rests("DE")).isEqualTo(everybody);
    pauses.end("BE");
    assertThat(pauses.rests("BE")).isFalse();
    assertThat(pauses.rests("DE")).isFalse();
  }

  private static Clock clock(InstantSource source) {
    return source.withZone(ZoneOffset.UTC);
  }
}
