package nl.koppeling.sandbox.snelstart.memo;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Journal;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.books.LedgerFunction;
import nl.koppeling.sandbox.snelstart.books.MemoEntry;
import nl.koppeling.sandbox.snelstart.books.MemoForm;
import nl.koppeling.sandbox.snelstart.books.MoneyForm;
import nl.koppeling.sandbox.snelstart.books.Posting;
import nl.koppeling.sandbox.snelstart.books.Posting.About;
import nl.koppeling.sandbox.snelstart.books.SalesForm;

/**
 * Books memorial entries. A positive amount lowers the customer's debt; the journal's own account
 * takes what is left over (SnelStart API reference 7.13 and 10.1).
 */
final class MemoLedger {

  private final Administration books;
  private final LocalDateTime now;

  MemoLedger(Administration books, LocalDateTime now) {
    this.books = books;
    this.now = now;
  }

  MemoEntry book(UUID id, MemoForm form) {
    String voucher = form.voucher() == null ? books.nextVoucher() : form.voucher();
    MemoEntry entry = new MemoEntry(id, now, voucher, form);
    books.memos().put(entry);
    form.salesLines().forEach(line -> books.settlements().settle(id, line.entry(), line.amount()));
    post(entry);
    return entry;
  }

  void undo(MemoEntry entry) {
    entry
        .form()
        .salesLines()
        .forEach(line -> books.settlements().undo(entry.id(), line.entry(), line.amount()));
    Posting.undo(books, entry.id());
  }

  private void post(MemoEntry entry) {
    MemoForm form = entry.form();
    Posting posting =
        new Posting(books, entry.id(), form.journal(), form.date(), now, entry.voucher());
    BigDecimal left = BigDecimal.ZERO;
    for (MoneyForm.LedgerLine line : form.ledgerLines()) {
      BigDecimal debit = line.debit().subtract(line.credit());
      posting.debit(
          new About(line.ledger(), line.costCentre(), line.description(), null, null), debit);
      left = left.subtract(debit);
    }
    for (MemoForm.SettlingLine line : form.salesLines()) {
      posting.credit(debtor(line), line.amount());
      left = left.add(line.amount());
    }
    Journal journal = books.journals().find(form.journal()).orElseThrow();
    Ledger own = books.ledger(journal.number()).orElseThrow();
    posting.debit(About.account(own.id(), form.description()), left);
  }

  private About debtor(MemoForm.SettlingLine line) {
    SalesForm sale = books.sales().find(line.entry()).orElseThrow().form();
    UUID debtors = books.ledger(LedgerFunction.DAGBOEK_VERKOOP).orElseThrow().id();
    return new About(debtors, null, line.description(), sale.number(), sale.customer());
  }
}
