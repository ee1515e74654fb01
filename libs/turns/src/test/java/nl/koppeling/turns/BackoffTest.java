package nl.koppeling.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0, PT1S",
    "1, 0.5, PT1.5S",
    "2, 0, PT2S",
    "3, 0, PT4S",
    "9, 0, PT4M16S",
    "10, 0, PT7M30S",
    "1000, 0, PT7M30S",
    "0, 0, PT1S"
  })
  void theWaitDoublesIsSpreadAndCapped(int attempts, double spread, Duration wait) {
    assertThat(Backoff.after(attempts, spread)).isEqualTo(wait);
  }
}
