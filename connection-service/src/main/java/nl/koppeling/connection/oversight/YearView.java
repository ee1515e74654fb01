package nl.koppeling.connection.oversight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.connection.line.YearFigures;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Texts;

/**
 * A year, ready to be shown.
 *
 * @param next the year after, or empty when it has not begun
 * @param warnings what the owner should look at, the year's first
 * @param quarters those in which something was booked
 */
public record YearView(
    UUID id,
    int year,
    int previous,
    Optional<Integer> next,
    String documents,
    boolean nothing,
    String withoutFigures,
    Threshold threshold,
    List<String> warnings,
    List<QuarterView> quarters) {

  /**
   * The threshold of the one-stop shop.
   *
   * @param value percent, at most 100, for a bar
   */
  public record Threshold(
      String reached, String limit, String percent, int value, String tone, boolean ossOn) {}

  /** A quarter: the period of a VAT return. */
  public record QuarterView(
      String title, List<Row> rows, Row total, List<String> evidence, boolean hasEvidence) {}

  /** Turnover and VAT of one treatment, country and band. */
  public record Row(
      String what, String country, String documents, String net, String vat, String gross) {}

  /** Orders rows as a return does: Dutch VAT first, the high rate before the low one. */
  private record Key(String treatment, String country, String band) implements Comparable<Key> {

    private static final List<String> TREATMENTS =
        List.of("DOMESTIC", "OSS", "INTRA_EU", "EXPORT", "SMALL_BUSINESS");
    private static final Comparator<Key> ORDER =
        Comparator.comparingInt((Key key) -> place(key.treatment))
            .thenComparing(Key::country)
            .thenComparing(Key::band);

    private static int place(String treatment) {
      int place = TREATMENTS.indexOf(treatment);
      return place < 0 ? TREATMENTS.size() : place;
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Sum(long documents, BigDecimal net, BigDecimal vat) {

    static final Sum NOTHING = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO);

    Sum plus(Sum more) {
      return new Sum(documents + more.documents, net.add(more.net), vat.add(more.vat));
    }
  }

  static YearView of(UUID id, YearFigures figures, LocalDate today, Page page) {
    int year = figures.year();
    return new YearView(
        id,
        year,
        year - 1,
        year < today.getYear() ? Optional.of(year + 1) : Optional.empty(),
        page.figures().number(figures.documents()),
        figures.documents() == 0,
        figures.withoutFigures() == 0 ? "" : page.figures().number(figures.withoutFigures()),
        threshold(figures.ossThreshold(), page),
        warnings(figures, page),
        quarters(figures, page));
  }

  private static Threshold threshold(YearFigures.OssThreshold oss, Page page) {
    String tone =
        switch (oss.level()) {
          case "100" -> "bad";
          case "NONE" -> "good";
          default -> "wait";
        };
    return new Threshold(
        page.figures().euros(oss.thisYear()),
        page.figures().euros(oss.limit()),
        page.figures().number(oss.percent()),
        Math.min(100, oss.percent()),
        oss.ossOn() ? "good" : tone,
        oss.ossOn());
  }

  private static List<String> warnings(YearFigures figures, Page page) {
    return Stream.of(
            figures.ossThreshold().warning().stream(),
            figures.quarters().stream().flatMap(quarter -> quarter.warnings().stream()),
            figures.months().stream().flatMap(month -> month.warning().stream()))
        .flatMap(all -> all)
        .map(warning -> page.language().pick(warning.nl(), warning.en()))
        .toList();
  }

  private static List<QuarterView> quarters(YearFigures figures, Page page) {
    List<QuarterView> views = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      int quarter = number;
      Map<Key, Sum> sums = new TreeMap<>();
      for (YearFigures.Day day : figures.days()) {
        if ((day.day().getMonthValue() + 2) / 3 == quarter) {
          sums.merge(
              new Key(day.treatment(), day.country(), day.band()),
              new Sum(day.documents(), day.net(), day.vat()),
              Sum::plus);
        }
      }
      if (!sums.isEmpty()) {
        List<String> evidence =
            figures.quarters().stream()
                .filter(q -> q.quarter() == quarter)
                .flatMap(q -> q.evidenceFor().stream())
                .toList();
        views.add(view(figures.year(), quarter, sums, evidence, page));
      }
    }
    return List.copyOf(views);
  }

  private static QuarterView view(
      int year, int quarter, Map<Key, Sum> sums, List<String> evidence, Page page) {
    List<Row> rows =
        sums.entrySet().stream().map(sum -> row(sum.getKey(), sum.getValue(), page)).toList();
    Sum total = sums.values().stream().reduce(Sum.NOTHING, Sum::plus);
    return new QuarterView(
        page.text("year_quarter", quarter, year),
        rows,
        row(page.text("year_total"), "", total, page),
        evidence,
        !evidence.isEmpty());
  }

  private static Row row(Key key, Sum sum, Page page) {
    String treatment =
        Texts.orElse(page.language(), "treatment_" + key.treatment(), key.treatment());
    String band = Texts.orElse(page.language(), "vat_" + key.band(), key.band());
    return row(treatment + ", " + band, country(key.country(), page), sum, page);
  }

  private static Row row(String what, String country, Sum sum, Page page) {
    return new Row(
        what,
        country,
        sum.documents() == 0 ? "" : page.figures().number(sum.documents()),
        page.figures().euros(sum.net()),
        page.figures().euros(sum.vat()),
        page.figures().euros(sum.net().add(sum.vat())));
  }

  private static String country(String code, Page page) {
    return code.isEmpty()
        ? page.text("year_country_unknown")
        : Locale.of("", code).getDisplayCountry(page.language().locale());
  }
}
