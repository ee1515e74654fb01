package nl.koppeling.connection.desk;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.koppeling.connection.overview.MonthCount;
import nl.koppeling.connection.web.Page;

/**
 * A month in the list of statements.
 *
 * @param month yyyy-MM
 * @param open what is still to be looked at; empty: nothing
 */
public record MonthCard(String month, String name, String documents, String open) {

  /** The months, the newest first; the one we are in is always there. */
  static List<MonthCard> of(List<MonthCount> counted, YearMonth now, Page page) {
    Optional<MonthCount> here = counted.stream().filter(m -> m.month().equals(now)).findFirst();
    Stream<MonthCount> missing =
        here.isPresent() ? Stream.empty() : Stream.of(new MonthCount(now, 0, 0));
    return Stream.concat(counted.stream(), missing)
        .sorted((a, b) -> b.month().compareTo(a.month()))
        .map(month -> of(month, page))
        .toList();
  }

  private static MonthCard of(MonthCount month, Page page) {
    return new MonthCard(
        month.month().toString(),
        page.figures().month(month.month()),
        page.text(
            month.documents() == 1 ? "month_document" : "month_documents",
            page.figures().number(month.documents())),
        month.open() == 0 ? "" : page.figures().number(month.open()));
  }
}
