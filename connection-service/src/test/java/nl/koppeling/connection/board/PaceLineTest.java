package nl.koppeling.connection.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import nl.koppeling.connection.overview.Pulse.Pace;
import nl.koppeling.connection.web.Language;
import nl.koppeling.connection.web.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceLineTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Page PAGE = new Page(Language.EN, "", "", "/");

  @ParameterizedTest
  @CsvSource({
    "0, 1 second",
    "12, 12 seconds",
    "59, 59 seconds",
    "60, 1 minute",
    "3599, 59 minutes",
    "7199, 1 hour",
    "7200, 2 hours"
  })
  void whatIsUnderWaySaysHowFarBehindItIs(long seconds, String age) {
    Pace pace = new Pace(Optional.of(NOW.minusSeconds(seconds)), Optional.of(NOW));

    assertThat(PaceLine.of(pace, NOW, PAGE))
        .startsWith("Everything up to " + age + " ago is processed.");
  }

  @Test
  void withNothingUnderWayEverythingThatWasToldIsProcessed() {
    assertThat(PaceLine.of(new Pace(Optional.empty(), Optional.of(NOW)), NOW, PAGE))
        .startsWith("Everything the shop told is processed.")
        .contains("Last change: 28 Nov 2026");
    assertThat(PaceLine.of(new Pace(Optional.empty(), Optional.empty()), NOW, PAGE))
        .isEqualTo("The shop has not told anything yet.");
  }
}
