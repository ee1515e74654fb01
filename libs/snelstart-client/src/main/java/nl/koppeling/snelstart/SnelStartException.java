package nl.koppeling.snelstart;

/**
 * A call that did not bring what was asked. The permitted kinds are the whole truth a caller can
 * branch on; {@link #getMessage()} holds the endpoint's template and codes only, never personal
 * data, secrets or SnelStart's own texts.
 */
public abstract sealed class SnelStartException extends RuntimeException
    permits Refused,
        NotFound,
        Unclear,
        NotSent,
        Throttled,
        QuotaSpent,
        BearerRefused,
        SubscriptionKeyRefused,
        NotAllowed,
        ClientKeyRefused,
        Malformed {

  private static final long serialVersionUID = 1;

  private final String endpoint;

  SnelStartException(String endpoint, String what) {
    super(endpoint + " " + what);
    this.endpoint = endpoint;
  }

  /** Method and path template, e.g. {@code POST /verkoopboekingen}. */
  public String endpoint() {
    return endpoint;
  }
}
