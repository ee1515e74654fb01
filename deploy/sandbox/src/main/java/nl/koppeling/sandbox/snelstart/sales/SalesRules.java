package nl.koppeling.sandbox.snelstart.sales;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.books.Relation;
import nl.koppeling.sandbox.snelstart.books.SalesEntry;
import nl.koppeling.sandbox.snelstart.books.SalesForm;
import nl.koppeling.sandbox.snelstart.rules.EntryRules;
import nl.koppeling.sandbox.snelstart.rules.Rulings;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/**
 * What SnelStart asks of a sales entry before it books it (SnelStart API reference 7.3, 8 and
 * 16.3), in stages: the fields, what they point at, then the sums.
 */
final class SalesRules {

  private static final int LONGEST_NUMBER = 25;

  private final Administration books;
  private final Rulings rulings;
  private final Violations violations = new Violations();
  private final EntryRules entryRules;

  SalesRules(Administration books, Rulings rulings, LocalDateTime now) {
    this.books = books;
    this.rulings = rulings;
    this.entryRules = new EntryRules(books, now, violations);
  }

  /** Checks a new entry; answers it with every line's kind of VAT filled in. */
  SalesForm checkNew(SalesForm form) {
    return check(form, null);
  }

  /** Checks what replaces an entry. */
  SalesForm checkReplacement(SalesForm form, SalesEntry before) {
    entryRules.changeable(before.form().date());
    violations.endStage();
    return check(form, before);
  }

  /** Checks that an entry may go. */
  void checkRemoval(SalesEntry entry, boolean hasPayments) {
    entryRules.changeable(entry.form().date());
    violations.when(hasPayments, Rule.BOE_0083);
    violations.endStage();
  }

  private SalesForm check(SalesForm form, SalesEntry before) {
    fields(form);
    violations.endStage();
    Optional<Relation> customer = customer(form);
    number(form.number(), before);
    List<Ledger> accounts = accounts(form);
    violations.endStage();
    SalesForm filled = withVatKinds(form, accounts);
    violations.endStage();
    new SalesVat(books, rulings, violations).check(filled, accounts, customer.orElseThrow());
    violations.when(!filled.isBalanced(), Rule.BOE_0039);
    violations.endStage();
    return filled;
  }

  private void fields(SalesForm form) {
    violations.when(
        form.number() == null || form.number().length() > LONGEST_NUMBER, Rule.BOE_0058);
    violations.when(form.lines().isEmpty(), Rule.BOE_0023);
    entryRules.texts(form.voucher(), form.description());
    form.lines().forEach(line -> entryRules.description(line.description()));
    entryRules.date(form.date());
  }

  private Optional<Relation> customer(SalesForm form) {
    Optional<Relation> customer = books.relations().find(form.customer());
    violations.when(form.customer() != null && customer.isEmpty(), Rule.REL_0005);
    violations.when(form.customer() == null, Rule.BOE_0060);
    violations.when(customer.filter(each -> !each.isCustomer()).isPresent(), Rule.BOE_0060);
    violations.when(customer.filter(Relation::inactive).isPresent(), Rule.BOE_0054);
    return customer;
  }

  private void number(String number, SalesEntry before) {
    boolean taken =
        books.disturbances().isTaken(number)
            || books.sales().where("Factuurnummer", number).stream()
                .anyMatch(other -> before == null || !other.id().equals(before.id()));
    violations.when(taken, Rule.BOE_0021);
  }

  private List<Ledger> accounts(SalesForm form) {
    return form.lines().stream()
        .map(line -> entryRules.account(line.ledger(), line.costCentre()))
        .flatMap(Optional::stream)
        .toList();
  }

  private SalesForm withVatKinds(SalesForm form, List<Ledger> accounts) {
    List<SalesForm.Line> lines =
        IntStream.range(0, accounts.size())
            .mapToObj(i -> withVatKind(form.lines().get(i), accounts.get(i)))
            .toList();
    return form.withLines(lines);
  }

  private SalesForm.Line withVatKind(SalesForm.Line line, Ledger account) {
    if (account.function().isClosedToSales()) {
      violations.when(true, Rule.BOE_0061);
      return line.withVatKind("Geen");
    }
    boolean missing = line.vatKind() == null;
    violations.when(missing && account.function().needsVatKind(), Rule.BOE_0082);
    String kind = missing ? account.vatKindsAllowed().getFirst() : line.vatKind();
    violations.when(!account.vatKindsAllowed().contains(kind), Rule.BOE_0082);
    return line.withVatKind(kind);
  }
}
