package nl.koppeling.connection.wizard;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.proof.Turnover;
import nl.koppeling.connection.proof.Volume;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.Page;

/**
 * The choices, and what each of them means.
 *
 * @param chosen {@code none}, {@code date}, {@code year} or {@code all}
 * @param date the day that was chosen, as a form has it; today when none was
 * @param today the last day that can be chosen
 * @param year how many orders, what they come to and how long they take, in words
 * @param all the same
 * @param day the same for the chosen day; empty when none was chosen
 */
public record StartView(
    String chosen, String date, String today, String year, String all, String day, int yearNumber) {

  /** An order of a new buyer costs three calls (design, turns). */
  private static final int CALLS = 3;

  /** Three quarters of the 5,000 an hour that SnelStart allows an administration. */
  private static final int CALLS_AN_HOUR = 3_750;

  /** What the shop says of each choice. */
  record Volumes(Volume year, Volume all, Optional<Volume> day) {}

  /**
   * What is chosen now.
   *
   * @param day a day that was asked about or chosen before
   */
  record Choice(String chosen, Optional<LocalDate> day) {

    static Choice of(Connection connection, Optional<LocalDate> asked, Instant now) {
      if (asked.isPresent()) {
        return new Choice("date", asked);
      }
      Instant start = connection.particulars().startFrom();
      LocalDate date = LocalDate.ofInstant(start, Figures.AMSTERDAM);
      String chosen = StartView.chosen(start, now);
      return new Choice(chosen, Optional.of(date).filter(d -> chosen.equals("date")));
    }
  }

  static StartView of(Choice choice, Volumes volumes, Instant now, Page page) {
    LocalDate today = LocalDate.ofInstant(now, Figures.AMSTERDAM);
    return new StartView(
        choice.chosen(),
        choice.day().orElse(today).toString(),
        today.toString(),
        words(volumes.year(), page),
        words(volumes.all(), page),
        volumes.day().map(volume -> words(volume, page)).orElse(""),
        today.getYear());
  }

  private static String chosen(Instant start, Instant now) {
    if (start.equals(Starts.ALL)) {
      return "all";
    }
    if (start.equals(Starts.thisYear(now))) {
      return "year";
    }
    boolean midnight = start.equals(Starts.of(LocalDate.ofInstant(start, Figures.AMSTERDAM)));
    return midnight ? "date" : "none";
  }

  static String words(Volume volume, Page page) {
    if (volume.orders().isEmpty()) {
      return page.text("start_unknown");
    }
    int orders = volume.orders().getAsInt();
    if (orders == 0) {
      return page.text("backfill_start_no_orders");
    }
    return page.text(
        orders == 1 ? "backfill_start_order" : "backfill_start_orders",
        page.figures().number(orders),
        turnover(volume.turnover(), page),
        lasting(orders, page));
  }

  private static String turnover(Turnover turnover, Page page) {
    return switch (turnover) {
      case Turnover.Exact(BigDecimal amount) ->
          page.text("backfill_turnover", page.figures().euros(amount));
      case Turnover.Reported(BigDecimal amount) ->
          page.text("backfill_turnover_about", page.figures().euros(amount));
      case Turnover.Unknown unknown -> page.text("backfill_turnover_unknown");
    };
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
