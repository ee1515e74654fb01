package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * SnelStart's read-only view of a sales booking (verkoopfactuur, SnelStart API reference 7.4); it
 * alone tells what is still open.
 *
 * @param id of the view; differs from {@code bookingId}
 * @param bookingId the sales booking behind it
 * @param total euros including VAT
 * @param outstanding euros still open (openstaandSaldo); 0 means paid, negative means paid too much
 *     or an unpaired credit
 */
public record SalesInvoice(
    UUID id,
    UUID bookingId,
    String invoiceNumber,
    LocalDate invoiceDate,
    BigDecimal total,
    BigDecimal outstanding,
    UUID customerId) {}
