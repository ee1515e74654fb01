package nl.koppeling.invoice.booking;

import java.util.List;

/**
 * What became of an order: a booking, a sales order, a refusal with reasons, or rightly nothing.
 */
public sealed interface Composition {

  /** The order can be booked exactly like this. */
  record Book(Booking booking) implements Composition {}

  /** The order can be made a sales order exactly like this; the booking says what it comes to. */
  record Order(Booking booking, SalesOrderForm form) implements Composition {
    public Order {
      if (!form.total().equals(booking.total())) {
        throw new IllegalArgumentException(
            "a sales order of " + form.total() + " for a booking of " + booking.total());
      }
    }
  }

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
