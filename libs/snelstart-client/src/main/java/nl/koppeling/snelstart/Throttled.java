package nl.koppeling.snelstart;

import java.time.Duration;

/**
 * The gateway refused the call before SnelStart saw it, because there were too many (status 429;
 * SnelStart API reference 4). Safe to repeat after waiting, also for a mutation.
 */
public final class Throttled extends SnelStartException {

  private static final long serialVersionUID = 1;

  private final Duration retryAfter;

  /** With the waiting time the gateway asked for. */
  public Throttled(String endpoint, Duration retryAfter) {
    super(endpoint, "was throttled for " + retryAfter);
    this.retryAfter = retryAfter;
  }

  /** How long to wait: from the header, else from the text, else 10 seconds; 1 second to 1 hour. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
