package nl.koppeling.events;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A document was seen and cannot be booked yet: the order is not completed or not paid, or a refund
 * waits for its sale. Topics {@code orders.v1}, {@code linked-orders.v1} and {@code bookings.v1}.
 *
 * @param document the sale when absent, as it was before refunds could wait
 */
public record OrderWaiting(OrderRef order, Document document, BigDecimal total, Reason reason)
    implements OrderEvent {

  public OrderWaiting {
    document = document == null ? Document.SALE : document;
    Objects.requireNonNull(reason, "reason");
  }

  /** The sale of an order waits. */
  public OrderWaiting(OrderRef order, BigDecimal total, Reason reason) {
    this(order, Document.SALE, total, reason);
  }
}
