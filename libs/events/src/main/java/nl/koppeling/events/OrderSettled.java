package nl.koppeling.events;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * A document's outstanding balance is 0: it is paid. Topic {@code bookings.v1}.
 *
 * @param bankBookingId our payment, or empty when somebody else had already settled the invoice
 * @param amount what was settled, VAT included
 */
public record OrderSettled(
    OrderRef order,
    Document document,
    String invoiceNumber,
    Optional<UUID> bankBookingId,
    BigDecimal amount)
    implements OrderEvent {}
