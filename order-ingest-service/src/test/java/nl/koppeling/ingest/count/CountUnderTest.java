package nl.koppeling.ingest.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountUnderTest {

  private static final Instant FROM = Instant.parse("2026-01-30T10:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-03-03T00:00:00Z");

  @Test
  void monthsAreCountedOneAfterTheOtherWithoutGapOrOverlap() {
    assertThat(walk(CountUnder.between(FROM, UNTIL)))
        .containsExactly(
            "2026-01-30T10:00:00Z 2026-02-01T00:00:00Z",
            "2026-02-01T00:00:00Z 2026-03-01T00:00:00Z",
            "2026-03-01T00:00:00Z 2026-03-03T00:00:00Z");
  }

  @Test
  void aMonthThatDiffersIsCountedByDayAndThenMonthsGoOn() {
    assertThat(walk(CountUnder.between(FROM, UNTIL).dayByDay()))
        .containsExactly(
            "2026-01-30T10:00:00Z 2026-01-31T00:00:00Z day",
            "2026-01-31T00:00:00Z 2026-02-01T00:00:00Z day",
            "2026-02-01T00:00:00Z 2026-03-01T00:00:00Z",
            "2026-03-01T00:00:00Z 2026-03-03T00:00:00Z");
  }

  @Test
  void nothingIsCountedOfAConnectionThatBeganJustNow() {
    assertThat(CountUnder.between(UNTIL.plusSeconds(1), UNTIL).finished()).isTrue();
  }

  private static List<String> walk(CountUnder under) {
    List<String> steps = new ArrayList<>();
    while (!under.finished()) {
      steps.add(under.at() + " " + under.end() + (under.byDay() ? " day" : ""));
      under = under.next();
    }
    return steps;
  }
}
