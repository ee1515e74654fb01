package nl.koppeling.connection.preview;

import java.time.DateTimeException;
import java.time.YearMonth;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.web.Figures;

/** Months as people ask for them. */
final class Months {

  private Months() {}

  /** A month (yyyy-MM), this one when there is none; refuses anything else with 400. */
  static YearMonth read(String text) {
    if (text == null || text.isBlank()) {
      return YearMonth.now(Figures.AMSTERDAM);
    }
    try {
      YearMonth month = YearMonth.parse(text.strip());
      if (month.getYear() >= 2000 && month.getYear() < 2200) {
        return month;
      }
    } catch (DateTimeException e) {
      throw Refusal.of(OrderCode.SEARCH_INVALID, "month");
    }
    throw Refusal.of(OrderCode.SEARCH_INVALID, "month");
  }
}
