package nl.koppeling.sandbox.snelstart.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Invoice;
import nl.koppeling.sandbox.snelstart.books.Journal;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.books.LedgerFunction;
import nl.koppeling.sandbox.snelstart.books.Posting;
import nl.koppeling.sandbox.snelstart.books.Relation;
import nl.koppeling.sandbox.snelstart.books.SalesEntry;
import nl.koppeling.sandbox.snelstart.books.SalesForm;

/**
 * Books sales entries: the entry, the invoice SnelStart derives from it and the ledger lines
 * (debtors against turnover and VAT, SnelStart API reference 10.2).
 */
final class SalesLedger {

  private static final int DEFAULT_TERM_DAYS = 14;

  private final Administration books;
  private final LocalDateTime now;

  SalesLedger(Administration books, LocalDateTime now) {
    this.books = books;
    this.now = now;
  }

  SalesEntry book(SalesForm form, Instant instant) {
    SalesEntry entry =
        new SalesEntry(UUID.randomUUID(), UUID.randomUUID(), now, voucher(form), form);
    books.sales().put(entry);
    Instant visibleFrom = instant.plus(books.disturbances().visibilityDelay());
    books.invoices().put(invoice(entry, form.amount(), visibleFrom));
    post(entry);
    return entry;
  }

  SalesEntry replace(SalesEntry before, SalesForm form) {
    SalesEntry entry = new SalesEntry(before.id(), before.invoice(), now, voucher(form), form);
    Invoice old = books.invoiceOf(before);
    BigDecimal paid = old.amount().subtract(old.open());
    books.sales().put(entry);
    books.invoices().put(invoice(entry, form.amount().subtract(paid), old.visibleFrom()));
    Posting.undo(books, entry.id());
    post(entry);
    return entry;
  }

  void remove(SalesEntry entry) {
    books.sales().remove(entry.id());
    books.invoices().remove(entry.invoice());
    Posting.undo(books, entry.id());
  }

  private String voucher(SalesForm form) {
    return form.voucher() == null ? books.nextVoucher() : form.voucher();
  }

  private Invoice invoice(SalesEntry entry, BigDecimal open, Instant visibleFrom) {
    SalesForm form = entry.form();
    return new Invoice(
        entry.invoice(),
        entry.id(),
        form.number(),
        form.customer(),
        form.date(),
        form.date().plusDays(termDays(form)),
        form.amount(),
        open,
        now,
        visibleFrom);
  }

  private int termDays(SalesForm form) {
    if (form.term() != null) {
      return form.term();
    }
    return books
        .relations()
        .find(form.customer())
        .map(Relation::form)
        .flatMap(relation -> Optional.ofNullable(relation.creditDays()))
        .orElse(DEFAULT_TERM_DAYS);
  }

  private void post(SalesEntry entry) {
    SalesForm form = entry.form();
    Ledger debtors = books.ledger(LedgerFunction.DAGBOEK_VERKOOP).orElseThrow();
    UUID journal =
        books.journals().all().stream()
            .filter(each -> "Verkoop".equals(each.kind()))
            .map(Journal::id)
            .findFirst()
            .orElseThrow();
    Posting posting = new Posting(books, entry.id(), journal, form.date(), now, entry.voucher());
    posting.debit(about(form, debtors.id(), null, form.description()), form.amount());
    for (SalesForm.Line line : form.lines()) {
      posting.credit(
          about(form, line.ledger(), line.costCentre(), line.description()), line.amount());
    }
    for (SalesForm.Vat vat : form.vat()) {
      LedgerFunction payable = SalesVat.payable(vat.kind());
      if (payable != null && vat.amount().signum() != 0) {
        UUID account = books.ledger(payable).orElseThrow().id();
        posting.credit(about(form, account, null, "Btw " + form.number()), vat.amount());
      }
    }
  }

  private static Posting.About about(SalesForm form, UUID ledger, UUID costCentre, String text) {
    return new Posting.About(ledger, costCentre, text, form.number(), form.customer());
  }
}
