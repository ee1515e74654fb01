package nl.koppeling.snelstart;

/**
 * The id or path does not exist in this administration (status 404; SnelStart API reference 12.1).
 */
public final class NotFound extends SnelStartException {

  private static final long serialVersionUID = 1;

  /** For one endpoint. */
  public NotFound(String endpoint) {
    super(endpoint, "found nothing");
  }
}
