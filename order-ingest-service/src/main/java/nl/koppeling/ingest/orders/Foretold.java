package nl.koppeling.ingest.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.Reason;

/**
 * What would be told of an order.
 *
 * @param total VAT included, as the shop says; 0 when it cannot be read
 * @param beforeStart true: it was paid before the connection begins, so it would be left alone
 * @param sale present when it may be booked
 * @param refunds of a sale that may be booked
 * @param refundsRead false: of the refunds only the amounts are known, because reading costs calls
 * @param standing ACCEPTED, or WAITING, SKIPPED or PARKED for the reasons
 */
public record Foretold(
    OrderRef order,
    BigDecimal total,
    boolean beforeStart,
    Optional<OrderCompleted> sale,
    List<OrderRefunded> refunds,
    boolean refundsRead,
    String standing,
    List<Reason> reasons) {

  public Foretold {
    refunds = List.copyOf(refunds);
    reasons = List.copyOf(reasons);
  }

  static Foretold of(boolean beforeStart, boolean refundsRead, List<OrderEvent> events) {
    OrderEvent first = events.getFirst();
    List<OrderRefunded> refunds =
        events.stream()
            .filter(OrderRefunded.class::isInstance)
            .map(OrderRefunded.class::cast)
            .toList();
    return switch (first) {
      case OrderCompleted sale ->
          new Foretold(
              sale.order(),
              sale.facts().total(),
              beforeStart,
              Optional.of(sale),
              refunds,
              refundsRead,
              "ACCEPTED",
              List.of());
      case OrderWaiting waits ->
          unbooked(waits.order(), waits.total(), beforeStart, "WAITING", List.of(waits.reason()));
      case OrderSkipped skipped ->
          unbooked(
              skipped.order(), skipped.total(), beforeStart, "SKIPPED", List.of(skipped.reason()));
      case OrderParked parked ->
          unbooked(parked.order(), parked.total(), beforeStart, "PARKED", parked.reasons());
      default -> throw new IllegalStateException("nothing an order begins with");
    };
  }

  private static Foretold unbooked(
      OrderRef order,
      BigDecimal total,
      boolean beforeStart,
      String standing,
      List<Reason> reasons) {
    return new Foretold(
        order, total, beforeStart, Optional.empty(), List.of(), true, standing, reasons);
  }
}
