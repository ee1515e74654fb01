package nl.koppeling.snelstart;

/**
 * The token host does not accept the coupling key (status 400 or 401; SnelStart API reference 2.2):
 * withdrawn or wrong. The owner must couple again.
 */
public final class ClientKeyRefused extends SnelStartException {

  private static final long serialVersionUID = 1;

  /** For the token endpoint. */
  public ClientKeyRefused(String endpoint) {
    super(endpoint, "was refused: client key");
  }
}
