package nl.koppeling.connection.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-10T12:00:00Z, 2026-01-11T00:00:00Z",
    "2026-01-10T23:59:59Z, 2026-01-11T00:00:00Z",
    "2026-01-11T00:00:00Z, 2026-01-12T00:00:00Z",
    "2026-01-11T02:00:00Z, 2026-01-12T00:00:00Z",
    "2026-07-10T22:59:59Z, 2026-07-10T23:00:00Z",
    "2026-03-28T12:00:00Z, 2026-03-29T00:00:00Z",
    "2026-10-24T12:00:00Z, 2026-10-24T23:00:00Z"
  })
  void theNextNightBeginsAtOneInAmsterdam(Instant now, Instant begin) {
    assertThat(Night.after(now)).isEqualTo(new Night(begin, Duration.ofHours(4)));
  }
}
