package nl.koppeling.snelstart;

/**
 * The call certainly did not reach SnelStart: no connection could be made (refused, unknown host,
 * TLS handshake, connect timeout). Safe to repeat, also for a mutation.
 */
public final class NotSent extends SnelStartException {

  private static final long serialVersionUID = 1;

  /** For one endpoint. */
  public NotSent(String endpoint) {
    super(endpoint, "was not sent: no connection");
  }
}
