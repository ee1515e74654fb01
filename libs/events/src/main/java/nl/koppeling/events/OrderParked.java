package nl.koppeling.events;

import java.math.BigDecimal;
import java.util.List;

/** A document cannot be booked with certainty and waits for a person. Any stage's topic. */
public record OrderParked(OrderRef order, Document document, BigDecimal total, List<Reason> reasons)
    implements OrderEvent {

  public OrderParked {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a parked order has a reason");
    }
  }
}
