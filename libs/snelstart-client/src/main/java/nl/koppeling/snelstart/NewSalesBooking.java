package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A sales invoice to be booked (verkoopboeking, SnelStart API reference 7.3). What SnelStart would
 * refuse for its shape cannot be made: numbers over 25 characters (BOE-0058, BOE-0068), no lines
 * (BOE-0023), amounts that do not add up (BOE-0039).
 *
 * @param invoiceNumber 1 to 25 characters, unique per administration (BOE-0021): the natural
 *     idempotency key
 * @param invoiceDate also the booking date
 * @param customerId a relation of kind customer
 * @param description cut to 250 characters, may be empty
 * @param voucherNumber boekstuk, at most 25 characters; empty: SnelStart assigns one
 * @param paymentTermDays 0 to 999
 * @param total euros <em>including</em> VAT: exactly the sum of the lines and the VAT; negative for
 *     a credit
 * @param vat at most one entry per kind
 */
public record NewSalesBooking(
    String invoiceNumber,
    LocalDate invoiceDate,
    UUID customerId,
    String description,
    String voucherNumber,
    int paymentTermDays,
    BigDecimal total,
    List<SalesLine> lines,
    List<VatAmount> vat) {

  /** Cuts the description; refuses everything else that does not fit. */
  public NewSalesBooking {
    invoiceNumber = Texts.number("invoice number", invoiceNumber);
    Objects.requireNonNull(invoiceDate, "invoiceDate");
    Objects.requireNonNull(customerId, "customerId");
    description = Texts.cut(description, 250);
    voucherNumber = Texts.optionalNumber("voucher number", voucherNumber);
    total = Money.cents("total", total);
    lines = List.copyOf(lines);
    vat = List.copyOf(vat);
    checkTerm(paymentTermDays);
    checkParts(lines, vat);
    checkBalance(total, lines, vat);
  }

  private static void checkTerm(int days) {
    if (days < 0 || days > 999) {
      throw new IllegalArgumentException("payment term is not 0 to 999 days");
    }
  }

  private static void checkParts(List<SalesLine> lines, List<VatAmount> vat) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a sales booking needs a line (BOE-0023)");
    }
    if (vat.stream().map(VatAmount::kind).distinct().count() != vat.size()) {
      throw new IllegalArgumentException("a VAT kind occurs twice");
    }
  }

  private static void checkBalance(BigDecimal total, List<SalesLine> lines, List<VatAmount> vat) {
    BigDecimal net = Money.sum(lines.stream().map(SalesLine::net));
    BigDecimal tax = Money.sum(vat.stream().map(VatAmount::amount));
    if (net.add(tax).compareTo(total) != 0) {
      throw new IllegalArgumentException(
          "not in balance (BOE-0039): " + net + " net + " + tax + " VAT is not " + total);
    }
  }
}
