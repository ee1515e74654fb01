package nl.koppeling.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A document stands in the administration as a sales booking. Topic {@code bookings.v1}.
 *
 * @param bookingId the sales booking's id
 * @param total VAT included; negative for a credit
 * @param invoiceDate Amsterdam date
 */
public record OrderBooked(
    OrderRef order,
    Document document,
    String invoiceNumber,
    UUID bookingId,
    BigDecimal total,
    BigDecimal totalVat,
    LocalDate invoiceDate)
    implements OrderEvent {}
