package nl.koppeling.events.outbox;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Runs one thing at a time; requests that come meanwhile lead to exactly one more run. */
final class SingleFlight {

  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int RUN_AGAIN = 2;

  private final Supplier<Uni<Void>> work;
  private final AtomicInteger state = new AtomicInteger(IDLE);

  SingleFlight(Supplier<Uni<Void>> work) {
    this.work = work;
  }

  void request() {
    int before = state.getAndUpdate(s -> s == IDLE ? RUNNING : RUN_AGAIN);
    if (before == IDLE) {
      run();
    }
  }

  private void run() {
    work.get().subscribe().with(done -> finish(), failure -> finish());
  }

  private void finish() {
    if (state.compareAndSet(RUN_AGAIN, RUNNING)) {
      run();
    } else if (!state.compareAndSet(RUNNING, IDLE)) {
      finish();
    }
  }
}
