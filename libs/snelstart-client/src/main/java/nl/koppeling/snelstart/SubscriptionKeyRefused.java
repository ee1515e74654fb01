package nl.koppeling.snelstart;

/**
 * The partner's subscription key is wrong, expired or missing (status 401 with the gateway's
 * wording; SnelStart API reference 2.4). For the operator: every tenant is hit.
 */
public final class SubscriptionKeyRefused extends SnelStartException {

  private static final long serialVersionUID = 1;

  /** For one endpoint. */
  public SubscriptionKeyRefused(String endpoint) {
    super(endpoint, "was refused: subscription key");
  }
}
