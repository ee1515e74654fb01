package nl.koppeling.invoice.oversight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a year of bookings adds up to, for the owner. Amounts in euros; credits count negative.
 *
 * @param documents sales and credits that stand
 * @param withoutFigures of which only the amounts are known: they were booked before figures were
 *     kept, and are in {@code days} alone
 * @param quarters four, for W1, W2, W6 and W8
 * @param months those in which something was booked, for W7
 * @param days what was booked, for the daily control (VAT reference 8)
 */
public record Overview(
    int year,
    long documents,
    long withoutFigures,
    OssThreshold ossThreshold,
    List<QuarterView> quarters,
    List<MonthView> months,
    List<Day> days) {

  /**
   * W3 (VAT reference 3.3).
   *
   * @param thisYear turnover excluding VAT to consumers in other member states, by day of the tax
   * @param percent of the limit, rounded down
   * @param level NONE, 70, 90 or 100; 100 also when the year before reached the limit
   * @param ossOn true when the owner takes part in the one-stop shop today
   * @param warning absent below 70 %, and for who takes part: there is nothing to arrange any more
   */
  public record OssThreshold(
      BigDecimal limit,
      BigDecimal thisYear,
      BigDecimal lastYear,
      int percent,
      String level,
      boolean ossOn,
      Optional<LocalDate> ossSince,
      Optional<Text> warning) {}

  /**
   * One quarter; a warning is absent when there is nothing to warn of.
   *
   * @param evidenceFor W6: numbers of the orders booked at 0 %
   * @param roundedPerLine W8: documents of which that is certain
   */
  public record QuarterView(
      int quarter,
      Amount shippingAllHigh,
      Amount couponSplit,
      List<String> evidenceFor,
      long roundedPerLine,
      long roundedAtSubtotal,
      boolean roundingMixed,
      List<Text> warnings) {}

  /** One month. */
  public record MonthView(int month, Amount roundingResidual, Optional<Text> warning) {}

  /** In how many orders, and how much together. */
  public record Amount(long orders, BigDecimal amount) {}

  /**
   * What the owner reads.
   *
   * @param warning W1 to W8
   * @param code stable, UPPER_SNAKE
   */
  public record Text(String warning, String code, String nl, String en) {}

  /**
   * What was booked on a day with one treatment, to one country, in one band.
   *
   * @param country ISO 3166, empty when unknown
   * @param documents a document with several bands counts in each
   */
  public record Day(
      LocalDate day,
      String treatment,
      String country,
      String band,
      long documents,
      BigDecimal net,
      BigDecimal vat,
      BigDecimal gross) {

    static Day of(
        LocalDate day,
        String treatment,
        String country,
        String band,
        long documents,
        long net,
        long vat) {
      return new Day(
          day,
          treatment,
          country,
          band,
          documents,
          euros(net),
          euros(vat),
          euros(Math.addExact(net, vat)));
    }
  }

  static BigDecimal euros(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
