package nl.koppeling.ingest.shop;

import java.time.Duration;

/** The connection service hands out no shop key now; nothing is wrong with the shop. */
public final class KeyAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration tryAgainIn;

  KeyAway(String what, Duration tryAgainIn) {
    super(what, null, false, false);
    this.tryAgainIn = tryAgainIn;
  }

  public Duration tryAgainIn() {
    return tryAgainIn;
  }
}
