package nl.koppeling.events;

import java.util.Objects;
import java.util.UUID;

/**
 * One version of one order of one shop.
 *
 * @param orderId WooCommerce's {@code id}: the only stable key (WooCommerce reference 4)
 * @param number what the customer sees; plugins change it, so never a key
 * @param version which content of the order this speaks of
 */
public record OrderRef(UUID connectionId, long orderId, String number, OrderVersion version) {

  public OrderRef {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(version, "version");
    if (orderId <= 0) {
      throw new IllegalArgumentException("orderId must be positive, is " + orderId);
    }
  }
}
