package nl.koppeling.events;

import java.time.Instant;
import java.util.Objects;

/**
 * Which content of an order: the shop's own modification time (UTC, whole seconds) and a hash over
 * the fields that matter for money. A newer one wins; two with one time and different hashes are
 * different versions (reliability reference 4.7).
 */
public record OrderVersion(Instant modifiedAt, String contentHash) {

  public OrderVersion {
    Objects.requireNonNull(modifiedAt, "modifiedAt");
    if (contentHash == null || contentHash.isBlank()) {
      throw new IllegalArgumentException("contentHash must not be empty");
    }
  }

  /**
   * True when this version may replace the other: it is later, or equally late with other content.
   */
  public boolean supersedes(OrderVersion other) {
    return modifiedAt.isAfter(other.modifiedAt)
        || (modifiedAt.equals(other.modifiedAt) && !contentHash.equals(other.contentHash));
  }
}
