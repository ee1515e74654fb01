package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Money received or paid out on one journal, on one date (bankboeking, SnelStart API reference
 * 7.12, 10.2). SnelStart does <em>not</em> refuse a second one: the voucher number is the only mark
 * to find it by, so it is required.
 *
 * @param journalId of a journal of kind {@link JournalKind#BANK}
 * @param voucherNumber boekstuk, 1 to 25 characters, deterministic
 * @param description cut to 250 characters, may be empty
 * @param payments at least one; their sum is what is received (above 0) or paid out (below 0) and
 *     may not be 0
 */
public record NewBankBooking(
    LocalDate date,
    UUID journalId,
    String voucherNumber,
    String description,
    List<InvoicePayment> payments) {

  /** Cuts the description; refuses everything else that does not fit. */
  public NewBankBooking {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(journalId, "journalId");
    voucherNumber = Texts.number("voucher number", voucherNumber);
    description = Texts.cut(description, 250);
    payments = List.copyOf(payments);
    if (sum(payments).signum() == 0) {
      throw new IllegalArgumentException(
          "payments are absent or cancel out; no amount would be booked");
    }
  }

  /** Euros received (bedragOntvangen), 0 when money is paid out. */
  public BigDecimal received() {
    return sum(payments).max(Money.ZERO);
  }

  /** Euros paid out (bedragUitgegeven), 0 when money is received. */
  public BigDecimal paidOut() {
    return sum(payments).negate().max(Money.ZERO);
  }

  private static BigDecimal sum(List<InvoicePayment> payments) {
    return Money.sum(payments.stream().map(InvoicePayment::amount));
  }
}
