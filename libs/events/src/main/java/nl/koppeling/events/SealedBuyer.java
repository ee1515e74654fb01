package nl.koppeling.events;

import java.util.Objects;

/**
 * A {@link Buyer} encrypted with the connection's key; base64 text. Destroying the key destroys the
 * person's data.
 */
public record SealedBuyer(String sealed) {
  public SealedBuyer {
    Objects.requireNonNull(sealed, "sealed");
  }
}
