package nl.koppeling.events;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The whole of what the other services need to know of a connection, without credentials. Topic
 * {@code connections.v1}, compacted: the newest version is the connection.
 *
 * @param version rises with every change; an older one never replaces a newer one
 * @param credentialsVersion rises when a key is replaced: paused work may try again
 * @param shopHome the shop's home address, without trailing slash
 * @param webhookToken unguessable part of the webhook address; names the connection, proves nothing
 * @param sealedWebhookSecret the secret that signs deliveries, sealed with the connection's key
 * @param wrappedKey the connection's key for sealed blocks, wrapped with the platform's key
 * @param administrationId pinned when the connection was proven; effects land there and nowhere
 *     else
 * @param startFrom orders paid before this moment (UTC) are skipped
 * @param completedStatuses order statuses that count as completed, normally {@code completed}
 * @param shadow true: orders are read and judged, and nothing is told of them, so nothing is
 *     booked; absent in older events, which is false
 * @param intake how orders are taken in; absent in older events, which is the usual way
 */
public record ConnectionChanged(
    UUID connectionId,
    long version,
    long credentialsVersion,
    Status status,
    URI shopHome,
    String webhookToken,
    String sealedWebhookSecret,
    String wrappedKey,
    UUID administrationId,
    Instant startFrom,
    Set<String> completedStatuses,
    BookingSettings settings,
    boolean shadow,
    IntakeChoices intake)
    implements Event {

  public ConnectionChanged {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(shopHome, "shopHome");
    Objects.requireNonNull(wrappedKey, "wrappedKey");
    Objects.requireNonNull(administrationId, "administrationId");
    Objects.requireNonNull(startFrom, "startFrom");
    Objects.requireNonNull(settings, "settings");
    completedStatuses = Set.copyOf(completedStatuses);
    intake = intake == null ? IntakeChoices.USUAL : intake;
  }

  /** A connection that tells what it reads and takes orders in as usual. */
  public ConnectionChanged(
      UUID connectionId,
      long version,
      long credentialsVersion,
      Status status,
      URI shopHome,
      String webhookToken,
      String sealedWebhookSecret,
      String wrappedKey,
      UUID administrationId,
      Instant startFrom,
      Set<String> completedStatuses,
      BookingSettings settings) {
    this(
        connectionId,
        version,
        credentialsVersion,
        status,
        shopHome,
        webhookToken,
        sealedWebhookSecret,
        wrappedKey,
        administrationId,
        startFrom,
        completedStatuses,
        settings,
        false,
        IntakeChoices.USUAL);
  }

  /** The same connection with another start and with or without shadow. */
  public ConnectionChanged as(Instant start, boolean inShadow) {
    return new ConnectionChanged(
        connectionId,
        version,
        credentialsVersion,
        status,
        shopHome,
        webhookToken,
        sealedWebhookSecret,
        wrappedKey,
        administrationId,
        start,
        completedStatuses,
        settings,
        inShadow,
        intake);
  }

  public boolean active() {
    return status == Status.ACTIVE;
  }

  /** Whether work is done for the connection. */
  public enum Status {
    ACTIVE,
    PAUSED
  }
}
