package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Invoices settled on a memorial journal (memoriaalboeking, SnelStart API reference 7.13 and 10.1):
 * against a clearing ledger account (way B), or against the journal's own account (way C).
 * SnelStart does <em>not</em> refuse a second one and has no list of them: whether one landed is
 * read from the invoice's balance.
 *
 * @param journalId of a journal of kind {@link JournalKind#MEMORIAL}
 * @param voucherNumber boekstuk, 1 to 25 characters, deterministic
 * @param description cut to 250 characters, may be empty
 * @param payments at least one, their sum is not 0; above 0 lowers what the customer owes
 * @param clearingLedger the account the money waits on; empty: way C
 */
public record NewMemorialBooking(
    LocalDate date,
    UUID journalId,
    String voucherNumber,
    String description,
    List<InvoicePayment> payments,
    Optional<UUID> clearingLedger) {

  /** Cuts the description; refuses everything else that does not fit. */
  public NewMemorialBooking {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(journalId, "journalId");
    Objects.requireNonNull(clearingLedger, "clearingLedger");
    voucherNumber = Texts.number("voucher number", voucherNumber);
    description = Texts.cut(description, 250);
    payments = List.copyOf(payments);
    if (Money.sum(payments.stream().map(InvoicePayment::amount)).signum() == 0) {
      throw new IllegalArgumentException(
          "payments are absent or cancel out; no amount would be booked");
    }
  }

  /** Euros: what is settled, below 0 when it is given back. */
  public BigDecimal amount() {
    return Money.sum(payments.stream().map(InvoicePayment::amount));
  }
}
