package nl.koppeling.snelstart;

/**
 * The call volume of the subscription is used up (status 403 with the gateway's quota wording;
 * SnelStart API reference 2.4). Wait; for the operator.
 */
public final class QuotaSpent extends SnelStartException {

  private static final long serialVersionUID = 1;

  /** For one endpoint. */
  public QuotaSpent(String endpoint) {
    super(endpoint, "was refused: call quota spent");
  }
}
