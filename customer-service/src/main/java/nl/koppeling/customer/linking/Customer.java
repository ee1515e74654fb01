package nl.koppeling.customer.linking;

import java.util.Objects;
import nl.koppeling.events.Lane;

/**
 * A customer as remembered.
 *
 * @param attempts failures in a row
 */
public record Customer(CustomerKey key, Lane lane, RelationState state, int attempts) {

  public Customer {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(state, "state");
  }
}
