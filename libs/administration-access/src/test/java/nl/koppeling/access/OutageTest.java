package nl.koppeling.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutageTest {

  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID C = new UUID(0, 3);

  private final SetClock clock = new SetClock();
  private final Outage outage = new Outage(clock);

  @Test
  void oneFailingConnectionHoldsUpNobody() {
    for (int i = 0; i < 10; i++) {
      outage.unanswered(A);
    }
    assertThat(outage.leave(B)).isZero();
  }

  @Test
  void threeFailingConnectionsPauseAllOfThem() {
    threeFail();
    assertThat(outage.leave(A)).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aSuccessBetweenStartsTheCountAgain() {
    outage.unanswered(A);
    outage.unanswered(B);
    outage.answered();
    outage.unanswered(C);
    assertThat(outage.lasting()).isFalse();
  }

  @Test
  void aRefusedSubscriptionKeyPausesAtOnce() {
    outage.subscriptionKeyRefused();
    assertThat(outage.leave(A)).isPositive();
  }

  @Test
  void oneCanaryEveryTenSeconds() {
    threeFail();
    clock.pass(Duration.ofSeconds(10));
    assertThat(outage.leave(A)).isZero();
    assertThat(outage.leave(B)).isPositive();
    clock.pass(Duration.ofSeconds(10));
    assertThat(outage.leave(B)).isZero();
  }

  @Test
  void theCanarysSuccessEndsIt() {
    threeFail();
    outage.answered();
    assertThat(outage.leave(B)).isZero();
  }

  private void threeFail() {
    outage.unanswered(A);
    outage.unanswered(B);
    outage.unanswered(C);
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
