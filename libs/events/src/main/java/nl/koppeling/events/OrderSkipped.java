package nl.koppeling.events;

import java.math.BigDecimal;

/**
 * A document will not be booked, and that is right: cancelled, free, before the start date, or its
 * owner books it. Any stage's topic.
 */
public record OrderSkipped(OrderRef order, Document document, BigDecimal total, Reason reason)
    implements OrderEvent {

  /** The owner booked it, or will, outside this product: no service books it any more. */
  public static final Reason BOOKED_ELSEWHERE =
      Reason.of(
          "BOOKED_ELSEWHERE",
          "U boekt dit zelf in SnelStart; wij boeken het niet meer.",
          "You book this in SnelStart yourself; we no longer book it.");

  /** True when its owner took the booking over. */
  public boolean bookedElsewhere() {
    return reason.code().equals(BOOKED_ELSEWHERE.code());
  }
}
