package nl.koppeling.snelstart;

/**
 * The bearer is expired or invalid (status 401 without the gateway's wording; SnelStart API
 * reference 2.4). Mint again once, repeat once; not executed.
 */
public final class BearerRefused extends SnelStartException {

  private static final long serialVersionUID = 1;

  /** For one endpoint. */
  public BearerRefused(String endpoint) {
    super(endpoint, "was refused: bearer");
  }
}
