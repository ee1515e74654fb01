package nl.koppeling.connection.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a year of bookings adds up to, as the invoice service says (its README, "Oversight").
 * Amounts in euros; credits count negative.
 *
 * @param withoutFigures documents of which only the amounts are known; they are in {@code days}
 *     alone
 * @param days what was booked per day, treatment, country and band
 */
public record YearFigures(
    int year,
    long documents,
    long withoutFigures,
    OssThreshold ossThreshold,
    List<Quarter> quarters,
    List<Month> months,
    List<Day> days) {

  public YearFigures {
    quarters = List.copyOf(quarters);
    months = List.copyOf(months);
    days = List.copyOf(days);
  }

  /**
   * Sales to consumers in other member states against the threshold of the one-stop shop.
   *
   * @param percent of the limit, rounded down
   * @param level NONE, 70, 90 or 100
   */
  public record OssThreshold(
      BigDecimal limit,
      BigDecimal thisYear,
      BigDecimal lastYear,
      int percent,
      String level,
      boolean ossOn,
      Optional<LocalDate> ossSince,
      Optional<Warning> warning) {}

  /** One quarter, 1 to 4. */
  public record Quarter(int quarter, List<String> evidenceFor, List<Warning> warnings) {

    public Quarter {
      evidenceFor = List.copyOf(evidenceFor);
      warnings = List.copyOf(warnings);
    }
  }

  /** One month, 1 to 12. */
  public record Month(int month, Optional<Warning> warning) {}

  /** What the owner reads; {@code warning} is W1 to W8 of the VAT reference. */
  public record Warning(String warning, String code, String nl, String en) {}

  /** A day's documents of one treatment, country (ISO 3166 or empty) and band. */
  public record Day(
      LocalDate day,
      String treatment,
      String country,
      String band,
      long documents,
      BigDecimal net,
      BigDecimal vat,
      BigDecimal gross) {}
}
