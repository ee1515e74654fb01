package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A sales booking as SnelStart holds it (verkoopboeking, SnelStart API reference 7.3).
 *
 * @param id identity for payments and look-ups; not the id of the invoice view
 * @param total euros including VAT; normally two decimals, more only if SnelStart sent more
 * @param voucherNumber boekstuk, empty when absent
 * @param description empty when absent
 */
public record SalesBooking(
    UUID id,
    String invoiceNumber,
    LocalDate invoiceDate,
    UUID customerId,
    BigDecimal total,
    String voucherNumber,
    String description) {}
