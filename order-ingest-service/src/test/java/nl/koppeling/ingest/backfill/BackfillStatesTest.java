package nl.koppeling.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import nl.koppeling.ingest.shop.Place;
import org.junit.jupiter.api.Test;

/** What an owner can say in which state, and how fast it goes. */
class BackfillStatesTest {

  private static final Instant T = Instant.parse("2026-11-28T12:00:00Z");

  private final Backfill.Planned planned = new Backfill.Planned(course(0));
  private final Backfill.Running running = planned.begun(T);

  @Test
  void itRestsAndGoesOnWhereItWas() {
    Backfill paused = running.at(course(120).startedAt(T)).paused();

    assertThat(paused).isInstanceOf(Backfill.Paused.class);
    assertThat(paused.resumed(T.plusSeconds(60)))
        .isEqualTo(new Backfill.Running(course(120).startedAt(T), T.plusSeconds(60), 120));
    assertThat(planned.paused().resumed(T)).isEqualTo(planned);
  }

  @Test
  void whatIsOverStaysAsItIs() {
    Backfill done = running.finished(course(200), T);
    Backfill cancelled = running.cancelled(T);

    for (Backfill over : new Backfill[] {done, cancelled}) {
      assertThat(over.over()).isTrue();
      assertThat(over.paused()).isEqualTo(over);
      assertThat(over.resumed(T)).isEqualTo(over);
      assertThat(over.cancelled(T.plusSeconds(1))).isEqualTo(over);
    }
  }

  @Test
  void theRateIsMeasuredSinceItWentOn() {
    assertThat(running.at(course(50)).perMinute(T.plusSeconds(30)))
        .isEqualTo(new BigDecimal("100.0"));
    Backfill again = running.at(course(50).startedAt(T)).paused().resumed(T.plusSeconds(3_600));
    Backfill.Running later = ((Backfill.Running) again).at(course(60).startedAt(T));

    assertThat(later.perMinute(T.plusSeconds(3_600 + 60))).isEqualTo(new BigDecimal("10.0"));
    assertThat(later.perMinute(T.plusSeconds(3_600))).isZero();
    assertThat(again.paused().perMinute(T.plusSeconds(9_000))).isZero();
  }

  @Test
  void whatWasReadStaysReadWhenTheListGrowsShorter() {
    Course shorter = course(120).at(new Place(9, 70, 50), OptionalInt.of(100), 90);

    assertThat(shorter.done()).isEqualTo(120);
    assertThat(shorter.total()).isEqualTo(OptionalInt.of(120));
  }

  private static Course course(int done) {
    return new Course(T, T, Place.atTheBeginning(50), OptionalInt.of(200), done, Optional.empty());
  }
}
