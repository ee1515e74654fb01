package nl.koppeling.sandbox.snelstart.books;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which entries settle which sales entries, and their effect on the open amount. Used under the
 * administration's lock.
 */
public final class Settlements {

  private final Administration books;
  private final Map<UUID, Set<UUID>> bySale = new HashMap<>();

  Settlements(Administration books) {
    this.books = books;
  }

  /** Takes a part off what is open on a sales entry; a negative part adds to it. */
  public void settle(UUID by, UUID sale, BigDecimal part) {
    bySale.computeIfAbsent(sale, any -> new HashSet<>(2)).add(by);
    change(sale, part);
  }

  /** Takes a settlement back. */
  public void undo(UUID by, UUID sale, BigDecimal part) {
    bySale.computeIfPresent(
        sale,
        (id, entries) -> {
          entries.remove(by);
          return entries.isEmpty() ? null : entries;
        });
    change(sale, part.negate());
  }

  private void change(UUID sale, BigDecimal part) {
    SalesEntry entry = books.sales().find(sale).orElseThrow();
    books.invoices().put(books.invoiceOf(entry).paid(part));
  }

  /** True when some entry settles the sales entry. */
  public boolean touch(UUID sale) {
    return bySale.containsKey(sale);
  }

  /** How many entries settle the sales entry. */
  public int count(UUID sale) {
    return bySale.getOrDefault(sale, Set.of()).size();
  }
}
