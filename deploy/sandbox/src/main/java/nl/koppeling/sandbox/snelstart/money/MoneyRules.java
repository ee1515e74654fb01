package nl.koppeling.sandbox.snelstart.money;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Journal;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.books.MoneyEntry;
import nl.koppeling.sandbox.snelstart.books.MoneyForm;
import nl.koppeling.sandbox.snelstart.rules.EntryRules;
import nl.koppeling.sandbox.snelstart.rules.Rulings;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/** What SnelStart asks of a bank or cash entry (SnelStart API reference 7.12 and 16.3). */
final class MoneyRules {

  private final Administration books;
  private final Rulings rulings;
  private final MoneyKind kind;
  private final Violations violations = new Violations();
  private final EntryRules entryRules;

  MoneyRules(Administration books, Rulings rulings, MoneyKind kind, LocalDateTime now) {
    this.books = books;
    this.rulings = rulings;
    this.kind = kind;
    this.entryRules = new EntryRules(books, now, violations);
  }

  void checkNew(MoneyForm form) {
    journal(form.journal());
    fields(form);
    violations.endStage();
    lines(form);
    violations.endStage();
    violations.when(!form.isBalanced(), Rule.BOE_0039);
    violations.endStage();
  }

  void checkReplacement(MoneyForm form, MoneyEntry before) {
    checkRemoval(before);
    violations.when(!before.form().journal().equals(form.journal()), Rule.BOE_0077);
    violations.endStage();
    checkNew(form);
  }

  void checkRemoval(MoneyEntry entry) {
    entryRules.changeable(entry.form().date());
    violations.endStage();
  }

  private void journal(UUID id) {
    Optional<Journal> journal =
        books.journals().find(id).filter(found -> found.kind().equals(kind.journalKind()));
    violations.when(journal.isEmpty(), kind.journalMissing());
    violations.when(journal.filter(Journal::inactive).isPresent(), kind.journalInactive());
  }

  private void fields(MoneyForm form) {
    entryRules.texts(form.voucher(), form.description());
    entryRules.date(form.date());
    violations.when(form.received().signum() != 0 && form.spent().signum() != 0, Rule.BOE_0027);
    violations.when(form.isEmpty(), Rule.BOE_0023);
    boolean nothingMoved = form.received().signum() == 0 && form.spent().signum() == 0;
    violations.when(nothingMoved && !form.isEmpty() && !rulings.emptyMoneyEntries(), Rule.BOE_0028);
  }

  private void lines(MoneyForm form) {
    for (MoneyForm.LedgerLine line : form.ledgerLines()) {
      entryRules.neededDescription(line.description());
      entryRules.oneSide(line.debit(), line.credit());
      Optional<Ledger> account = entryRules.account(line.ledger(), line.costCentre());
      boolean wrongVat =
          line.vatKind() != null
              && account.filter(a -> !a.vatKindsAllowed().contains(line.vatKind())).isPresent();
      violations.when(wrongVat, Rule.BOE_0082);
    }
    for (MoneyForm.SettlingLine line : form.salesLines()) {
      entryRules.description(line.description());
      entryRules.oneSide(line.debit(), line.credit());
      violations.when(books.sales().find(line.entry()).isEmpty(), Rule.BOE_0001);
    }
    // Purchases are not kept here, so no purchase entry can be found.
    violations.when(!form.purchaseLines().isEmpty(), Rule.BOE_0001);
    form.vatLines().forEach(line -> entryRules.oneSide(line.debit(), line.credit()));
  }
}
