package nl.koppeling.events;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How a shop is watched. Told when the bell (the shop's webhooks to us) changes or was repaired,
 * and else about once an hour with the last look. Topic {@code connection-health.v1}.
 *
 * @param lookedAt when the shop was looked at last, UTC; an older telling never replaces a newer
 * @param repairedAt when the shop's webhooks were mended last, UTC
 */
public record ShopWatched(
    UUID connectionId, Instant lookedAt, Bell bell, Optional<Instant> repairedAt) implements Event {

  public ShopWatched {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(lookedAt, "lookedAt");
    Objects.requireNonNull(bell, "bell");
    Objects.requireNonNull(repairedAt, "repairedAt");
  }

  /** What the shop does by itself when an order changes. */
  public enum Bell {
    /** Not looked at yet. */
    UNKNOWN,
    /** It tells us. */
    WORKS,
    /** The key may only read: the shop is asked instead. */
    READ_ONLY,
    /** Switched off in the shop or not to be repaired now: the shop is asked instead. */
    SILENT
  }
}
