package nl.koppeling.connection.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Amounts, numbers and moments in the reader's form; moments in Amsterdam's time. */
public record Figures(Language language) {

  /** Where owners, shops and administrations are. */
  public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private static final Currency EURO = Currency.getInstance("EUR");

  /** Euros, two decimals or more when there are more. */
  public String euros(BigDecimal amount) {
    NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
    format.setCurrency(EURO);
    format.setMaximumFractionDigits(6);
    return format.format(amount);
  }

  public String number(long count) {
    return NumberFormat.getIntegerInstance(language.locale()).format(count);
  }

  public String date(LocalDate date) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(language.locale())
        .format(date);
  }

  /** A month and its year. */
  public String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL yyyy", language.locale()).format(month);
  }

  /** A percentage as it is, for example 21 or 9.5. */
  public String percent(BigDecimal percent) {
    NumberFormat format = NumberFormat.getPercentInstance(language.locale());
    format.setMaximumFractionDigits(4);
    return format.format(percent.movePointLeft(2));
  }

  /** A country by its ISO 3166 code. */
  public String country(String code) {
    return Locale.of("", code).getDisplayCountry(language.locale());
  }

  /** A day and a time, to the minute. */
  public String moment(Instant moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(language.locale())
        .withZone(AMSTERDAM)
        .format(moment);
  }
}
