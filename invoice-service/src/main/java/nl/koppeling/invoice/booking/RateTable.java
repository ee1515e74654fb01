package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The Dutch VAT rates with their periods (btwtarieven), as SnelStart lists them. Never built in:
 * rates change, so a percentage only means something on a date (VAT reference 1).
 */
public record RateTable(List<Period> periods) {

  public RateTable {
    periods = List.copyOf(periods);
  }

  /** The band a percentage stands for on a date. */
  Optional<Band> band(BigDecimal percent, LocalDate date) {
    return periods.stream()
        .filter(p -> p.percent().compareTo(percent) == 0 && p.holdsOn(date))
        .map(Period::band)
        .findFirst();
  }

  /** Whether a percentage is or was Dutch VAT on some date. */
  boolean knows(BigDecimal percent) {
    return periods.stream().anyMatch(p -> p.percent().compareTo(percent) == 0);
  }

  /**
   * One rate in one period.
   *
   * @param band {@link Band#HIGH} or {@link Band#LOW}
   * @param from first day it holds
   * @param through last day it holds
   */
  public record Period(Band band, BigDecimal percent, LocalDate from, LocalDate through) {
    public Period {
      if (!band.taxed() || percent.signum() <= 0) {
        throw new IllegalArgumentException("a period has a taxed band and a percentage above 0");
      }
    }

    boolean holdsOn(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(through);
    }
  }
}
