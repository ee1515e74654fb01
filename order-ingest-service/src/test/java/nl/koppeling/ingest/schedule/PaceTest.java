package nl.koppeling.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

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
    assertThat(Pace.next(interval, quiet, healthy, quietPolls, 0)).isEqualTo(expected);
    assertThat(Pace.next(interval, quiet, healthy, quietPolls, 0.999))
        .isBetween(expected, expected.plus(expected.dividedBy(10)));
  }
}
