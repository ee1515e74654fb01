package nl.koppeling.customer.linking;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One customer of one connection: who buys, and what the tax asks of the relation.
 *
 * @param hash a keyed hash that says nothing to others; for a buyer without e-mail address it
 *     begins with {@code guest:} and the order's id, or {@code collective:} and the country
 */
public record CustomerKey(UUID connectionId, String hash) {

  private static final String GUEST = "guest:";
  private static final String COLLECTIVE = "collective:";

  public CustomerKey {
    Objects.requireNonNull(connectionId, "connectionId");
    if (hash == null || hash.isBlank()) {
      throw new IllegalArgumentException("a customer has a hash");
    }
  }

  static CustomerKey guest(UUID connectionId, long orderId, String seat) {
    return new CustomerKey(connectionId, GUEST + orderId + (seat.isEmpty() ? "" : ":" + seat));
  }

  static CustomerKey collective(UUID connectionId, String country, String seat) {
    String rest = seat.isEmpty() ? "" : ":" + seat;
    return new CustomerKey(connectionId, COLLECTIVE + country + rest);
  }

  /** The one relation of all guests to this country; empty for any other customer. */
  public Optional<String> collectiveCountry() {
    return hash.startsWith(COLLECTIVE) ? Optional.of(hash.split(":", -1)[1]) : Optional.empty();
  }

  /** True for the buyer of one order who left no e-mail address. */
  public boolean guest() {
    return hash.startsWith(GUEST);
  }
}
