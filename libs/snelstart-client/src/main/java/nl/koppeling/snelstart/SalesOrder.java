package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A sales order as SnelStart holds it (verkooporder, SnelStart API reference 7.5).
 *
 * @param number what the owner sees in SnelStart
 * @param reference orderreferentie, empty when absent; not unique
 * @param net euros excluding VAT, as SnelStart computed it
 * @param total euros including VAT
 * @param memo empty when absent
 * @param invoiceId the invoice SnelStart made of it, once somebody there did
 */
public record SalesOrder(
    UUID id,
    int number,
    String reference,
    LocalDate date,
    UUID customerId,
    BigDecimal net,
    BigDecimal total,
    String memo,
    Optional<UUID> invoiceId) {}
