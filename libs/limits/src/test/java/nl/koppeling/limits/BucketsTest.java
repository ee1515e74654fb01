package nl.koppeling.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {

  private final AtomicLong now = new AtomicLong();
  private final TimeMeter clock =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return now.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  @Test
  void soManyAtOnceThenOneEach() {
    Buckets buckets = new Buckets(Rate.of("3/m"), 10, clock);

    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(20));
    assertThat(buckets.take("b")).as("another key").isEmpty();

    now.addAndGet(Duration.ofMillis(19_500).toNanos());
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(1));
    now.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(buckets.look("a")).isEmpty();
    assertThat(buckets.take("a")).isEmpty();
    assertThat(buckets.look("a")).contains(Duration.ofSeconds(20));
  }

  @Test
  void aMillionKeysTakeNoMoreRoomThanTheMost() {
    Buckets buckets = new Buckets(Rate.of("1/d"), 1_000, clock);

    IntStream.range(0, 1_000_000).forEach(i -> buckets.take(Integer.toString(i)));

    assertThat(buckets.size()).isLessThanOrEqualTo(1_000);
  }

  @Test
  void manyAtOnceGetNoMoreThanThereIs() {
    Buckets buckets = new Buckets(Rate.of("500/d"), 10, clock);
    AtomicInteger taken = new AtomicInteger();

    IntStream.range(0, 10_000)
        .parallel()
        .filter(i -> buckets.take("a").isEmpty())
        .forEach(i -> taken.incrementAndGet());

    assertThat(taken).hasValue(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/m", "-1/m", "off", "", "1/0s", "10/2d", "9999999/s", "1/w", "1m"})
  void thereIsNoOff(String text) {
    assertThatThrownBy(() -> Rate.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
