package nl.koppeling.snelstart;

/**
 * A scope is missing or the owner's licence lacks the module (status 403; SnelStart API reference
 * 2.4). Stop the connection and tell the owner.
 */
public final class NotAllowed extends SnelStartException {

  private static final long serialVersionUID = 1;

  /** For one endpoint. */
  public NotAllowed(String endpoint) {
    super(endpoint, "is not allowed");
  }
}
