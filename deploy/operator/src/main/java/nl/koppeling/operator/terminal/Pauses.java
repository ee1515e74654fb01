package nl.koppeling.operator.terminal;

import java.time.Duration;

/** Waiting between two looks. */
@FunctionalInterface
public interface Pauses {

  void pause(Duration length);

  /** Those of the clock on the wall. */
  static Pauses real() {
    return length -> {
      try {
        Thread.sleep(length);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Refused("Interrupted.", e);
      }
    };
  }
}
