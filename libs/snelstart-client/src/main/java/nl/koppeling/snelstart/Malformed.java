package nl.koppeling.snelstart;

/**
 * A read was answered with success, but the answer cannot be trusted: not the documented JSON,
 * fields missing, or a filter that was not applied.
 */
public final class Malformed extends SnelStartException {

  private static final long serialVersionUID = 1;

  /** {@code what} names the flaw without quoting the answer. */
  public Malformed(String endpoint, String what) {
    super(endpoint, "was answered with something unusable: " + what);
  }
}
