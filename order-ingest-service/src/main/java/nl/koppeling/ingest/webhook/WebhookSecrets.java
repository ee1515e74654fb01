package nl.koppeling.ingest.webhook;

/** How the connection service sealed the secrets of webhooks. */
public final class WebhookSecrets {

  /** The purpose a webhook secret is sealed for. */
  public static final String PURPOSE = "webhook-secret";

  private WebhookSecrets() {}
}
