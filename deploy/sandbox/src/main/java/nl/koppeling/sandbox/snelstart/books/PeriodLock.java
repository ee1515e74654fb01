package nl.koppeling.sandbox.snelstart.books;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A period in which nothing may be booked or changed, both ends included.
 *
 * @param kind who locked it, which decides the code that is answered
 */
public record PeriodLock(Kind kind, LocalDate from, LocalDate to) {

  /** Who locked it. */
  public enum Kind {
    /** The owner: BOE-0042. */
    OWNER,
    /** The accountant: BOE-0051. */
    ACCOUNTANT,
    /** A filed VAT return: BOE-0046, for changes of what is booked there. */
    VAT_RETURN
  }

  /** Both ends are needed, in order. */
  public PeriodLock {
    Objects.requireNonNull(kind, "kind");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("A period ends on or after its first day");
    }
  }

  /** True when the day lies in it. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
