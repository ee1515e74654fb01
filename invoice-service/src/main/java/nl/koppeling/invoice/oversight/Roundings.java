package nl.koppeling.invoice.oversight;

import java.util.Map;
import java.util.Optional;
import nl.koppeling.events.Reason;

/**
 * In how many documents of a quarter the shop provably rounded which way (VAT reference 4).
 *
 * @param perLine line by line
 * @param atSubtotal once over the sum
 */
record Roundings(long perLine, long atSubtotal) {

  /** W8: the tax office asks for one method. */
  boolean mixed() {
    return perLine > 0 && atSubtotal > 0;
  }

  Optional<Reason> warning(Quarter quarter) {
    return mixed()
        ? Optional.of(
            Warning.ROUNDING_MIXED.with(
                Map.of(
                    "quarter", String.valueOf(quarter.number()),
                    "year", String.valueOf(quarter.year()),
                    "lines", String.valueOf(perLine),
                    "subtotals", String.valueOf(atSubtotal))))
        : Optional.empty();
  }
}
