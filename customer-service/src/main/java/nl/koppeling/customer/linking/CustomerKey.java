package nl.koppeling.customer.linking;

import java.util.Objects;
import java.util.UUID;

/**
 * One customer of one connection.
 *
 * @param hash keyed hash of the normalised e-mail address; says nothing to others
 */
public record CustomerKey(UUID connectionId, String hash) {

  public CustomerKey {
    Objects.requireNonNull(connectionId, "connectionId");
    if (hash == null || hash.isBlank()) {
      throw new IllegalArgumentException("a customer has a hash");
    }
  }
}
