package nl.koppeling.sandbox.snelstart.memo;

import java.time.LocalDateTime;
import java.util.Optional;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Journal;
import nl.koppeling.sandbox.snelstart.books.MemoEntry;
import nl.koppeling.sandbox.snelstart.books.MemoForm;
import nl.koppeling.sandbox.snelstart.books.MoneyForm;
import nl.koppeling.sandbox.snelstart.rules.EntryRules;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/** What SnelStart asks of a memorial entry (SnelStart API reference 7.13 and 16.3). */
final class MemoRules {

  private static final int FEWEST_POSTS = 2;

  private final Administration books;
  private final Violations violations = new Violations();
  private final EntryRules entryRules;

  MemoRules(Administration books, LocalDateTime now) {
    this.books = books;
    this.entryRules = new EntryRules(books, now, violations);
  }

  void checkNew(MemoForm form) {
    Optional<Journal> journal =
        books
            .journals()
            .find(form.journal())
            .filter(found -> "Memoriaal".equals(found.kind()) && !found.inactive());
    violations.when(journal.isEmpty(), Rule.BOE_0095);
    entryRules.texts(form.voucher(), form.description());
    entryRules.date(form.date());
    // The journal's own account is one post by itself.
    violations.when(form.size() + 1 < FEWEST_POSTS, Rule.BOE_0094);
    violations.endStage();
    lines(form);
    violations.endStage();
  }

  void checkReplacement(MemoForm form, MemoEntry before) {
    checkRemoval(before);
    violations.when(!before.form().journal().equals(form.journal()), Rule.BOE_0077);
    violations.endStage();
    checkNew(form);
  }

  void checkRemoval(MemoEntry entry) {
    entryRules.changeable(entry.form().date());
    violations.endStage();
  }

  private void lines(MemoForm form) {
    for (MoneyForm.LedgerLine line : form.ledgerLines()) {
      entryRules.neededDescription(line.description());
      entryRules.oneSide(line.debit(), line.credit());
      entryRules.account(line.ledger(), line.costCentre());
    }
    for (MemoForm.SettlingLine line : form.salesLines()) {
      entryRules.neededDescription(line.description());
      violations.when(line.amount().signum() == 0, Rule.BOE_0028);
      violations.when(books.sales().find(line.entry()).isEmpty(), Rule.BOE_0001);
    }
    // Purchases are not kept here, so no purchase entry can be found.
    violations.when(!form.purchaseLines().isEmpty(), Rule.BOE_0001);
  }
}
