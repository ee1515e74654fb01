package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A line in the ledger (grootboekmutatie, SnelStart API reference 7.8).
 *
 * @param amount euros, credit minus debit: positive for turnover and for VAT that is owed
 * @param invoiceNumber of the invoice it is about; empty when it is about none
 */
public record LedgerEntry(
    UUID id, UUID ledgerId, LocalDate date, BigDecimal amount, String invoiceNumber) {}
