package nl.koppeling.invoice.oversight;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * A quarter of a calendar year: the period of a VAT return.
 *
 * @param number 1 to 4
 */
record Quarter(int year, int number) {

  static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
  }

  LocalDate first() {
    return LocalDate.of(year, number * 3 - 2, 1);
  }

  /** The first day of the next one. */
  LocalDate end() {
    return first().plusMonths(3);
  }

  @Override
  public String toString() {
    return year + "-Q" + number;
  }
}
