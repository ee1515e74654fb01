package nl.koppeling.invoice.booking;

import java.util.List;

/** What became of an order: a booking, a refusal with reasons, or rightly nothing. */
public sealed interface Composition {

  /** The order can be booked exactly like this. */
  record Book(Booking booking) implements Composition {}

  /** The order cannot be booked with certainty; at least one reason. */
  record Park(List<Refusal> reasons) implements Composition {
    public Park {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a parked order has a reason");
      }
    }
  }

  /** There is nothing to book, and that is right. */
  record Skip(Refusal reason) implements Composition {}
}
