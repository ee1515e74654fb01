package nl.koppeling.local.street;

import java.util.UUID;

/**
 * A connected shop of the sandbox.
 *
 * @param token unguessable part of its webhook address
 * @param secret that signs its deliveries
 */
public record Shopfront(UUID connection, String name, String token, String secret) {

  @Override
  public String toString() {
    return name;
  }
}
