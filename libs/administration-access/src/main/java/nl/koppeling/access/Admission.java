package nl.koppeling.access;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.koppeling.snelstart.Access;

/**
 * The way into one administration.
 *
 * @param administrationId which one; compare it with the connection's pinned administration before
 *     any effect
 * @param access what every call needs; a secret
 * @param expiresAt when the bearer ends (UTC)
 */
public record Admission(UUID administrationId, Access access, Instant expiresAt) {

  public Admission {
    Objects.requireNonNull(administrationId, "administrationId");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
