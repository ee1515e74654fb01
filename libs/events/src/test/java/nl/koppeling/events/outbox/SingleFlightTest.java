package nl.koppeling.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

  private final Deque<UniEmitter<? super Void>> running = new ArrayDeque<>();
  private int started;
  private final SingleFlight flight =
      new SingleFlight(
          () ->
              Uni.createFrom()
                  .emitter(
                      emitter -> {
                        started++;
                        running.add(emitter);
                      }));

  @Test
  void oneRequestRunsOnce() {
    flight.request();
    running.poll().complete(null);

    assertThat(started).isEqualTo(1);
  }

  @Test
  void requestsDuringARunLeadToExactlyOneMore() {
    flight.request();
    flight.request();
    flight.request();
    assertThat(started).isEqualTo(1);

    running.poll().complete(null);
    assertThat(started).isEqualTo(2);

    running.poll().complete(null);
    assertThat(started).isEqualTo(2);
  }

  @Test
  void aFailedRunDoesNotBlockTheNext() {
    flight.request();
    running.poll().fail(new IllegalStateException("database away"));
    flight.request();

    assertThat(started).isEqualTo(2);
  }
}
