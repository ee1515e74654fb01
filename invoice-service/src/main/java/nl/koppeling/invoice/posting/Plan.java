package nl.koppeling.invoice.posting;

import java.util.Objects;
import java.util.UUID;
import nl.koppeling.invoice.booking.Booking;

/**
 * A booking that was composed and may be sent: frozen, so that every attempt sends the same bytes
 * ({@link Booking#fingerprint()}).
 *
 * @param relationId the customer in the administration
 * @param paymentMethod decides the journal the payment is booked on
 */
public record Plan(Booking booking, UUID relationId, String paymentMethod) {
  public Plan {
    Objects.requireNonNull(booking, "booking");
    Objects.requireNonNull(relationId, "relationId");
    Objects.requireNonNull(paymentMethod, "paymentMethod");
  }
}
