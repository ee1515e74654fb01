package nl.koppeling.access;

import java.time.Duration;

/**
 * There is no admission to an administration now. Nothing was sent to SnelStart's API, so whatever
 * was meant to be done is certainly not done. The messages hold no secret.
 */
public abstract sealed class AccessRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long restMillis;

  private AccessRefused(String message, Duration rest) {
    super(message, null, false, false);
    this.restMillis = rest.toMillis();
  }

  /** How long to leave the connection alone before asking again; at least 1 second. */
  public Duration rest() {
    return Duration.ofMillis(Math.max(1_000, restMillis));
  }

  /** The connection is unknown or removed (404). Its removal arrives as an event as well. */
  public static final class Gone extends AccessRefused {
    private static final long serialVersionUID = 1L;

    public Gone() {
      super("the connection does not exist", Duration.ofMinutes(1));
    }
  }

  /**
   * The owner's key is refused, or leads to another administration than the pinned one (409). The
   * connection service has told the owner; work resumes when the key is replaced.
   */
  public static final class KeyRefused extends AccessRefused {
    private static final long serialVersionUID = 1L;

    /** {@code code} as the connection service gave it. */
    public KeyRefused(String code) {
      super("the administration's key is refused: " + code, Duration.ofMinutes(1));
    }
  }

  /** The connection is paused (409); the event that resumes it starts work again. */
  public static final class Paused extends AccessRefused {
    private static final long serialVersionUID = 1L;

    public Paused() {
      super("the connection is paused", Duration.ofMinutes(1));
    }
  }

  /** SnelStart's token host or the connection service does not answer: wait and ask again. */
  public static final class Unavailable extends AccessRefused {
    private static final long serialVersionUID = 1L;

    public Unavailable(Duration retryAfter) {
      super("no token can be had now", retryAfter);
    }
  }

  /** The partner's subscription key is refused: every connection is hit, the operator must act. */
  public static final class SubscriptionKeyRefused extends AccessRefused {
    private static final long serialVersionUID = 1L;

    public SubscriptionKeyRefused(Duration retryAfter) {
      super("the subscription key is refused", retryAfter);
    }
  }
}
