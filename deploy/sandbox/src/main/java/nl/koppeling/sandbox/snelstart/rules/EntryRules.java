package nl.koppeling.sandbox.snelstart.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.CostCentre;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.books.PeriodLock;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/**
 * What every kind of entry has in common: texts, dates, accounts (SnelStart API reference 12.2).
 */
public final class EntryRules {

  private static final int LONGEST_VOUCHER = 25;
  private static final int LONGEST_TEXT = 250;
  private static final int YEARS_BACK = 5;

  private final Administration books;
  private final LocalDateTime now;
  private final Violations violations;

  /** Rules over one administration at one moment. */
  public EntryRules(Administration books, LocalDateTime now, Violations violations) {
    this.books = books;
    this.now = now;
    this.violations = violations;
  }

  /** Boekstuk at most 25 and description at most 250 characters. */
  public void texts(String voucher, String description) {
    violations.whenLonger(voucher, LONGEST_VOUCHER, Rule.BOE_0068);
    description(description);
  }

  /** A description of at most 250 characters. */
  public void description(String description) {
    violations.whenLonger(description, LONGEST_TEXT, Rule.BOE_0071);
  }

  /** A description that must be there. */
  public void neededDescription(String description) {
    violations.when(description == null, Rule.BOE_0084);
    description(description);
  }

  /** A booking date: there, not older than five years before the book year, not in a lock. */
  public void date(LocalDateTime date) {
    violations.when(date == null, Rule.BOE_0070);
    if (date == null) {
      return;
    }
    LocalDate day = date.toLocalDate();
    int oldest = Administration.bookYear(now) - YEARS_BACK;
    violations.when(day.isBefore(LocalDate.of(oldest, 1, 1)), Rule.BOE_0033);
    violations.when(isLocked(PeriodLock.Kind.OWNER, day), Rule.BOE_0042);
    violations.when(isLocked(PeriodLock.Kind.ACCOUNTANT, day), Rule.BOE_0051);
  }

  /** An entry that is there already may be changed or removed. */
  public void changeable(LocalDateTime booked) {
    LocalDate day = booked.toLocalDate();
    violations.when(isLocked(PeriodLock.Kind.VAT_RETURN, day), Rule.BOE_0046);
    violations.when(isLocked(PeriodLock.Kind.ACCOUNTANT, day), Rule.BOE_0051);
    violations.when(isLocked(PeriodLock.Kind.OWNER, day), Rule.BOE_0042);
  }

  private boolean isLocked(PeriodLock.Kind kind, LocalDate day) {
    return books.disturbances().isLocked(kind, day);
  }

  /** Account and cost centre of a line; the account when it can be used. */
  public Optional<Ledger> account(UUID ledgerId, UUID costCentreId) {
    Optional<Ledger> ledger = books.ledgers().find(ledgerId);
    violations.when(ledger.isEmpty(), Rule.BOE_0037);
    violations.when(ledger.filter(Ledger::inactive).isPresent(), Rule.BOE_0008);
    boolean needed = ledger.filter(Ledger::costCentreRequired).isPresent();
    violations.when(needed && costCentreId == null, Rule.BOE_0022);
    if (costCentreId != null) {
      Optional<CostCentre> centre = books.costCentres().find(costCentreId);
      violations.when(centre.isEmpty(), Rule.BOE_0019);
      violations.when(centre.filter(CostCentre::inactive).isPresent(), Rule.BOE_0026);
    }
    return ledger.filter(found -> !found.inactive());
  }

  /** Exactly one of debit and credit is filled. */
  public void oneSide(BigDecimal debit, BigDecimal credit) {
    violations.when(debit.signum() != 0 && credit.signum() != 0, Rule.BOE_0076);
    violations.when(debit.signum() == 0 && credit.signum() == 0, Rule.BOE_0028);
  }

  /** The refusal for an entry that is not there. */
  public static Refusal missing() {
    return Refusal.notFound(Rule.BOE_0001);
  }
}
