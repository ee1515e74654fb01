package nl.koppeling.snelstart;

/**
 * Nobody knows whether SnelStart carried the call out: no answer, a broken answer or a server error
 * (SnelStart API reference 12.3). After a mutation the only way out is to look it up; never repeat
 * it blindly. After a read, read again later.
 */
public final class Unclear extends SnelStartException {

  private static final long serialVersionUID = 1;

  /** Why it is unclear. */
  public enum Cause {
    /** No complete answer in time. */
    TIMEOUT,
    /** The connection broke after the request may have been sent. */
    RESET,
    /** Status 408. */
    REQUEST_TIMEOUT,
    /** Status 5xx, or code ALG-0102 (unknown error). */
    SERVER_ERROR,
    /** A redirect, which is never followed. */
    REDIRECT,
    /** Status 2xx to a mutation, but a body that cannot be read. */
    UNREADABLE
  }

  private final Cause cause;

  /** For one endpoint. */
  public Unclear(String endpoint, Cause cause) {
    super(endpoint, "had no clear answer: " + cause);
    this.cause = cause;
  }

  /** Why it is unclear. */
  public Cause cause() {
    return cause;
  }
}
