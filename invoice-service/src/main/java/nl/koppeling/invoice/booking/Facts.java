package nl.koppeling.invoice.booking;

import java.util.Objects;
import java.util.UUID;

/**
 * What is true outside the order and the owner's choices.
 *
 * @param connectionId makes markers of different shops different
 * @param rates of the administration the order is booked in
 */
public record Facts(UUID connectionId, RateTable rates) {
  public Facts {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(rates, "rates");
  }
}
