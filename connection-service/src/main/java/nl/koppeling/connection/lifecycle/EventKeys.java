package nl.koppeling.connection.lifecycle;

import java.util.Objects;

/**
 * What travels with a connection's events, so that the other services can work for it.
 *
 * @param webhookToken unguessable part of the webhook address
 * @param sealedWebhookSecret the secret that signs deliveries, sealed with the connection's key for
 *     the purpose {@value #WEBHOOK_SECRET}
 * @param wrappedKey the connection's key, wrapped with the platform's
 */
public record EventKeys(String webhookToken, String sealedWebhookSecret, String wrappedKey) {

  /** The purpose the webhook secret is sealed for. */
  public static final String WEBHOOK_SECRET = "webhook-secret";

  /** Nothing is left of them once a connection is removed. */
  public static final EventKeys DESTROYED = new EventKeys("", "", "");

  public EventKeys {
    Objects.requireNonNull(webhookToken, "webhookToken");
    Objects.requireNonNull(sealedWebhookSecret, "sealedWebhookSecret");
    Objects.requireNonNull(wrappedKey, "wrappedKey");
  }

  @Override
  public String toString() {
    return "EventKeys[***]";
  }
}
