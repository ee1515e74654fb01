package nl.koppeling.connection.wizard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.Page;

/**
 * The choices, and what each of them means.
 *
 * @param chosen {@code none}, {@code date}, {@code year} or {@code all}
 * @param date the day that was chosen, as a form has it; today when none was
 * @param today the last day that can be chosen
 * @param year how many orders and how long, in words
 * @param all the same
 */
public record StartView(
    String chosen, String date, String today, String year, String all, int yearNumber) {

  /** An order of a new buyer costs three calls (design, turns). */
  private static final int CALLS = 3;

  /** Three quarters of the 5,000 an hour that SnelStart allows an administration. */
  private static final int CALLS_AN_HOUR = 3_750;

  static StartView of(
      Connection connection, OptionalInt year, OptionalInt all, Instant now, Page page) {
    LocalDate today = LocalDate.ofInstant(now, Figures.AMSTERDAM);
    Instant start = connection.particulars().startFrom();
    LocalDate date = LocalDate.ofInstant(start, Figures.AMSTERDAM);
    return new StartView(
        chosen(start, now),
        date.isBefore(today) && start.isAfter(Starts.ALL) ? date.toString() : today.toString(),
        today.toString(),
        words(year, page),
        words(all, page),
        today.getYear());
  }

  private static String chosen(Instant start, Instant now) {
    if (start.equals(Starts.ALL)) {
      return "all";
    }
    if (start.equals(Starts.thisYear(now))) {
      return "year";
    }
    boolean midnight =
        start.equals(
            LocalDate.ofInstant(start, Figures.AMSTERDAM)
                .atStartOfDay(Figures.AMSTERDAM)
                .toInstant());
    return midnight ? "date" : "none";
  }

  private static String words(OptionalInt count, Page page) {
    if (count.isEmpty()) {
      return page.text("start_unknown");
    }
    int orders = count.getAsInt();
    String number = page.figures().number(orders);
    return orders == 0
        ? page.text("start_no_orders")
        : page.text(orders == 1 ? "start_order" : "start_orders", number, lasting(orders, page));
  }

  /** What the calls to SnelStart take; rounded up, so that nobody is disappointed. */
  static String lasting(int orders, Page page) {
    Duration lasting =
        Duration.ofSeconds(Math.ceilDiv((long) orders * CALLS * 3600, CALLS_AN_HOUR));
    if (lasting.toMinutes() < 2) {
      return page.text("lasting_minutes", page.figures().number(2));
    }
    return lasting.toMinutes() < 90
        ? page.text("lasting_minutes", page.figures().number(lasting.toMinutes() + 1))
        : page.text("lasting_hours", page.figures().number(lasting.toHours() + 1));
  }
}
