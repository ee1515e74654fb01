package nl.koppeling.sandbox.snelstart.money;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Journal;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.books.LedgerFunction;
import nl.koppeling.sandbox.snelstart.books.MoneyEntry;
import nl.koppeling.sandbox.snelstart.books.MoneyForm;
import nl.koppeling.sandbox.snelstart.books.Posting;
import nl.koppeling.sandbox.snelstart.books.Posting.About;
import nl.koppeling.sandbox.snelstart.books.SalesForm;

/**
 * Books bank and cash entries: the journal's account against what the lines say, and the open
 * amount of the invoices they settle (SnelStart API reference 10).
 */
final class MoneyLedger {

  private final Administration books;
  private final MoneyKind kind;
  private final LocalDateTime now;

  MoneyLedger(Administration books, MoneyKind kind, LocalDateTime now) {
    this.books = books;
    this.kind = kind;
    this.now = now;
  }

  MoneyEntry book(UUID id, MoneyForm form) {
    String voucher = form.voucher() == null ? books.nextVoucher() : form.voucher();
    MoneyEntry entry = new MoneyEntry(id, kind.resource(), now, voucher, form);
    kind.table(books).put(entry);
    form.salesLines().forEach(line -> books.settlements().settle(id, line.entry(), line.settles()));
    post(entry);
    return entry;
  }

  void undo(MoneyEntry entry) {
    entry
        .form()
        .salesLines()
        .forEach(line -> books.settlements().undo(entry.id(), line.entry(), line.settles()));
    Posting.undo(books, entry.id());
  }

  void remove(MoneyEntry entry) {
    undo(entry);
    kind.table(books).remove(entry.id());
  }

  private void post(MoneyEntry entry) {
    MoneyForm form = entry.form();
    Posting posting =
        new Posting(books, entry.id(), form.journal(), form.date(), now, entry.voucher());
    Journal journal = books.journals().find(form.journal()).orElseThrow();
    Ledger own = books.ledger(journal.number()).orElseThrow();
    posting.debit(
        About.account(own.id(), form.description()), form.received().subtract(form.spent()));
    for (MoneyForm.LedgerLine line : form.ledgerLines()) {
      About about = new About(line.ledger(), line.costCentre(), line.description(), null, null);
      posting.debit(about, line.debit().subtract(line.credit()));
    }
    for (MoneyForm.SettlingLine line : form.salesLines()) {
      posting.credit(debtor(line), line.settles());
    }
    form.vatLines().forEach(line -> vat(posting, line));
  }

  private About debtor(MoneyForm.SettlingLine line) {
    SalesForm sale = books.sales().find(line.entry()).orElseThrow().form();
    UUID debtors = books.ledger(LedgerFunction.DAGBOEK_VERKOOP).orElseThrow().id();
    return new About(debtors, null, line.description(), sale.number(), sale.customer());
  }

  private void vat(Posting posting, MoneyForm.VatLine line) {
    LedgerFunction function =
        "Laag".equals(line.rate())
            ? LedgerFunction.BTW_AF_TE_DRAGEN_LAAG
            : LedgerFunction.BTW_AF_TE_DRAGEN_HOOG;
    BigDecimal amount = line.debit().subtract(line.credit());
    posting.debit(About.account(books.ledger(function).orElseThrow().id(), "Btw"), amount);
  }
}
