package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The VAT rates with their periods, as SnelStart lists them (btwtarieven, vatrates). Never built
 * in: rates change, so a percentage only means something on a date (VAT reference 1).
 *
 * @param periods the Dutch rates
 * @param foreign the rates of the other member states; empty unless the one-stop shop is on
 */
public record RateTable(List<Period> periods, List<Foreign> foreign) {

  /** No rates: enough for a credit, which copies what was booked. */
  public static final RateTable NONE = new RateTable(List.of(), List.of());

  public RateTable {
    periods = List.copyOf(periods);
    foreign = foreign == null ? List.of() : List.copyOf(foreign);
  }

  /** The band a Dutch percentage stands for on a date. */
  Optional<Band> band(BigDecimal percent, LocalDate date) {
    return periods.stream()
        .filter(p -> p.percent().compareTo(percent) == 0 && p.holdsOn(date))
        .map(Period::band)
        .findFirst();
  }

  /** The band a Dutch percentage stands for on a date or later: for what is enjoyed later. */
  Optional<Band> bandFrom(BigDecimal percent, LocalDate date) {
    return periods.stream()
        .filter(p -> p.percent().compareTo(percent) == 0 && !p.through().isBefore(date))
        .min(Comparator.comparing(Period::from))
        .map(Period::band);
  }

  /** Whether a percentage is or was Dutch VAT on some date. */
  boolean knows(BigDecimal percent) {
    return periods.stream().anyMatch(p -> p.percent().compareTo(percent) == 0);
  }

  /** The bands a percentage of another member state stands for on a date, often one. */
  List<Band> foreignBands(String country, BigDecimal percent, LocalDate date) {
    return Stream.of(Band.values())
        .filter(Band::oss)
        .filter(
            band ->
                current(country, band, date)
                    .filter(f -> f.percent().compareTo(percent) == 0)
                    .isPresent())
        .toList();
  }

  /** Whether a percentage is or was VAT of another member state on some date. */
  boolean knowsForeign(String country, BigDecimal percent) {
    return foreign.stream()
        .anyMatch(f -> f.country().equals(country) && f.percent().compareTo(percent) == 0);
  }

  private Optional<Foreign> current(String country, Band band, LocalDate date) {
    return foreign.stream()
        .filter(f -> f.band() == band && f.country().equals(country) && !f.from().isAfter(date))
        .max(Comparator.comparing(Foreign::from));
  }

  /**
   * One Dutch rate in one period.
   *
   * @param band {@link Band#HIGH} or {@link Band#LOW}
   * @param from first day it holds
   * @param through last day it holds
   */
  public record Period(Band band, BigDecimal percent, LocalDate from, LocalDate through) {
    public Period {
      if (!band.dutch() || percent.signum() <= 0) {
        throw new IllegalArgumentException("a period has a taxed band and a percentage above 0");
      }
    }

    boolean holdsOn(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(through);
    }
  }

  /**
   * One rate of another member state; it holds until the next one of the same country and band.
   *
   * @param country ISO 3166 two letters ({@code GR} for Greece)
   * @param band one of the OSS bands
   */
  public record Foreign(String country, Band band, BigDecimal percent, LocalDate from) {
    public Foreign {
      if (!band.oss() || percent.signum() < 0) {
        throw new IllegalArgumentException("a foreign rate has an OSS band");
      }
    }
  }
}
