package nl.koppeling.connection.preview;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.connection.line.Explanation;
import nl.koppeling.connection.line.Foretold;
import nl.koppeling.events.Reason;

/**
 * The last orders of a shop as they would be booked. Nothing was written anywhere.
 *
 * @param orders the newest first, at most {@link #MOST}
 * @param ledgers numbers and names of the administration's ledger accounts that occur
 * @param journals the same of its journals
 */
public record Preview(List<Look> orders, Map<UUID, String> ledgers, Map<UUID, String> journals) {

  /** How many orders are looked at. */
  public static final int MOST = 10;

  public Preview {
    orders = List.copyOf(orders);
    ledgers = Map.copyOf(ledgers);
    journals = Map.copyOf(journals);
  }

  /** With the names of what occurs in the orders. */
  static Preview of(List<Look> orders, Map<UUID, String> ledgers, Map<UUID, String> journals) {
    List<Explanation.Explained> bookings =
        orders.stream()
            .flatMap(look -> look.documents().stream())
            .flatMap(document -> document.booking().stream())
            .toList();
    return new Preview(
        orders,
        only(ledgers, bookings.stream().flatMap(b -> b.lines().stream()).map(l -> l.ledgerId())),
        only(
            journals,
            bookings.stream()
                .flatMap(b -> b.payments().stream())
                .flatMap(p -> p.journalId().stream())));
  }

  private static Map<UUID, String> only(Map<UUID, String> names, Stream<UUID> occurring) {
    return occurring
        .distinct()
        .filter(names::containsKey)
        .collect(Collectors.toMap(Function.identity(), names::get));
  }

  /**
   * One order.
   *
   * @param completedAt UTC, or when it was paid; empty when it would not be booked
   * @param customer the buyer's name as the shop has it; empty when it would not be booked
   * @param relation EXISTS, NEW, EITHER (found or made by e-mail address), or NONE
   * @param beforeStart it was paid before the connection begins: it would be left alone, and what
   *     is said of it is only what would become of one like it
   * @param outcome BOOKED, ORDERED, PARKED, SKIPPED or WAITING
   * @param reasons why it would not be booked
   * @param refundsRead false: its refunds were not read, so their credits are not shown
   */
  public record Look(
      long orderId,
      String number,
      Optional<Instant> completedAt,
      String customer,
      String relation,
      BigDecimal total,
      boolean beforeStart,
      String outcome,
      List<Reason> reasons,
      boolean refundsRead,
      List<Foretold.Document> documents) {

    public Look {
      reasons = List.copyOf(reasons);
      documents = List.copyOf(documents);
    }

    @Override
    public String toString() {
      return "Look[" + orderId + "]";
    }
  }
}
