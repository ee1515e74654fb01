package nl.koppeling.connection.overview;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a connection's orders stand.
 *
 * @param sales one document per order
 * @param credits one document per refund, counted apart
 */
record Summary(@JsonUnwrapped Counts sales, Counts credits) {

  /** Codes of all reasons, the most frequent first. */
  List<String> reasons() {
    Map<String, Long> all = new TreeMap<>(sales.reasons);
    credits.reasons.forEach((code, count) -> all.merge(code, count, Long::sum));
    return all.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Numbers of documents.
   *
   * @param orders all of them
   * @param states by state
   * @param reasons by the reason's code; a document may have several
   */
  record Counts(long orders, Map<String, Long> states, Map<String, Long> reasons) {
    static Counts of(Map<String, Long> states, Map<String, Long> reasons) {
      return new Counts(states.values().stream().mapToLong(Long::longValue).sum(), states, reasons);
    }
  }
}
