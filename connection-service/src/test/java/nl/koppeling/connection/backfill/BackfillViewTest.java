package nl.koppeling.connection.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.BackfillMoved.State;
import org.junit.jupiter.api.Test;

/** When it will be finished, as fast as it goes. */
class BackfillViewTest {

  private static final Instant NOW = Instant.parse("2026-11-28T13:00:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);

  @Test
  void whatIsLeftAtTheRateOfTheLastMinutes() {
    BackfillView view = of(State.RUNNING, 1_000, 600, new BackfillView.Line(100, 150, QUARTER));

    assertThat(view.processed()).isEqualTo(500);
    assertThat(view.percent()).isEqualTo(50);
    assertThat(view.expectedAt()).contains(NOW.plus(Duration.ofMinutes(50)));
  }

  @Test
  void whatIsReadIsNotFinishedBeforeItIsBooked() {
    BackfillView booking = of(State.DONE, 1_000, 1_000, new BackfillView.Line(10, 300, QUARTER));
    BackfillView complete = of(State.DONE, 1_000, 1_000, new BackfillView.Line(0, 300, QUARTER));

    assertThat(booking.complete()).isFalse();
    assertThat(booking.percent()).isEqualTo(99);
    assertThat(booking.expectedAt()).contains(NOW.plus(Duration.ofSeconds(30)));
    assertThat(complete.complete()).isTrue();
    assertThat(complete.percent()).isEqualTo(100);
    assertThat(complete.expectedAt()).isEmpty();
  }

  @Test
  void whatRestsOrWasNotMeasuredHasNoEnd() {
    assertThat(of(State.PAUSED, 100, 50, new BackfillView.Line(0, 50, QUARTER)).expectedAt())
        .isEmpty();
    assertThat(of(State.RUNNING, 100, 50, new BackfillView.Line(50, 0, QUARTER)).expectedAt())
        .isEmpty();
  }

  private static BackfillView of(State state, int planned, int done, BackfillView.Line line) {
    BackfillMoved moved =
        new BackfillMoved(
            UUID.randomUUID(),
            1,
            state,
            Optional.of(planned),
            done,
            Optional.of(NOW.minusSeconds(1_800)),
            Optional.empty(),
            BigDecimal.ZERO);
    return BackfillView.of(moved, line, NOW);
  }
}
