package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One Dutch rate in one period (btwtarief, SnelStart API reference 7.11).
 *
 * @param percent e.g. 21.0
 * @param from first day it holds
 * @param through last day it holds
 */
public record VatRate(VatKind kind, BigDecimal percent, LocalDate from, LocalDate through) {

  /** Whether this rate holds on {@code date}; both ends belong to the period. */
  public boolean holdsOn(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(through);
  }
}
