package nl.koppeling.events;

import java.util.UUID;

/** An event about one order of one shop; its key is {@code connectionId:orderId}. */
public sealed interface OrderEvent extends Event
    permits OrderCompleted,
        OrderRefunded,
        RefundDeleted,
        OrderWaiting,
        OrderSkipped,
        OrderParked,
        CustomerLinked,
        OrderBooked,
        OrderSettled,
        SalesOrderMade {

  /** Which order, and which version of it. */
  OrderRef order();

  @Override
  default UUID connectionId() {
    return order().connectionId();
  }

  @Override
  default String key() {
    return order().connectionId() + ":" + order().orderId();
  }
}
