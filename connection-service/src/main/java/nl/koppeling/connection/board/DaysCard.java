package nl.koppeling.connection.board;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.koppeling.connection.overview.DayTotal;
import nl.koppeling.connection.web.OrderTone;
import nl.koppeling.connection.web.Page;

/**
 * Counts and euros of the last days, ready to be shown: as bars, and as a table for who cannot see
 * bars.
 *
 * @param bars one a day, the oldest first
 * @param rows days on which something happened, the newest first
 * @param summary all days together, in words
 */
public record DaysCard(List<Bar> bars, List<Row> rows, String summary) {

  /** How many days are shown. */
  static final int DAYS = 31;

  private static final int WIDTH = 10;
  private static final int GAP = 3;
  private static final int HEIGHT = 60;

  /** A piece of a day's bar, in the drawing's own units; {@code tone} chooses the colour. */
  public record Bar(int x, int y, int width, int height, String tone) {}

  /** A day; {@code euros} of what is booked, refunds subtracted. */
  public record Row(String day, String booked, String euros, String underway, String parked) {}

  /** What one day comes to. */
  private record Day(long booked, long underway, long parked, BigDecimal euros) {

    static final Day NONE = new Day(0, 0, 0, BigDecimal.ZERO);

    Day and(DayTotal total) {
      return switch (total.state()) {
        case SETTLED, BOOKED, ORDERED ->
            new Day(booked + total.documents(), underway, parked, euros.add(total.euros()));
        case PARKED -> new Day(booked, underway, parked + total.documents(), euros);
        case ACCEPTED, LINKED, WAITING ->
            new Day(booked, underway + total.documents(), parked, euros);
        case SKIPPED -> this;
      };
    }

    Day and(Day other) {
      return new Day(
          booked + other.booked,
          underway + other.underway,
          parked + other.parked,
          euros.add(other.euros));
    }

    long all() {
      return booked + underway + parked;
    }
  }

  /** Width of the drawing, in its own units. */
  public int width() {
    return DAYS * (WIDTH + GAP);
  }

  public int height() {
    return HEIGHT;
  }

  static DaysCard of(List<DayTotal> totals, LocalDate today, Page page) {
    Map<LocalDate, Day> days = new TreeMap<>();
    for (int back = DAYS - 1; back >= 0; back--) {
      days.put(today.minusDays(back), Day.NONE);
    }
    totals.forEach(total -> days.computeIfPresent(total.day(), (d, day) -> day.and(total)));
    long most = Math.max(1, days.values().stream().mapToLong(Day::all).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    int x = 0;
    for (Map.Entry<LocalDate, Day> day : days.entrySet()) {
      bars.addAll(bars(x, day.getValue(), most));
      if (day.getValue().all() > 0) {
        rows.addFirst(row(day.getKey(), day.getValue(), page));
      }
      x += WIDTH + GAP;
    }
    Day all = days.values().stream().reduce(Day.NONE, Day::and);
    return new DaysCard(
        List.copyOf(bars),
        List.copyOf(rows),
        page.text(
            "days_summary",
            page.figures().number(all.booked()),
            page.figures().euros(all.euros()),
            page.figures().number(all.parked())));
  }

  /**
   * From the bottom: booked, on its way, waiting for the owner. What there is shows, if only just.
   */
  private static List<Bar> bars(int x, Day day, long most) {
    List<Bar> bars = new ArrayList<>();
    int bottom = HEIGHT;
    for (Map.Entry<String, Long> part :
        List.of(
            Map.entry(OrderTone.of("SETTLED"), day.booked()),
            Map.entry(OrderTone.of("LINKED"), day.underway()),
            Map.entry(OrderTone.of("PARKED"), day.parked()))) {
      if (part.getValue() > 0) {
        int height = Math.max(1, (int) (part.getValue() * HEIGHT / most));
        bottom -= height;
        bars.add(new Bar(x, Math.max(0, bottom), WIDTH, height, part.getKey()));
      }
    }
    return bars;
  }

  private static Row row(LocalDate date, Day day, Page page) {
    return new Row(
        DateTimeFormatter.ofPattern("EEE d MMM", page.language().locale()).format(date),
        page.figures().number(day.booked()),
        page.figures().euros(day.euros()),
        page.figures().number(day.underway()),
        page.figures().number(day.parked()));
  }
}
