package nl.koppeling.connection.notification;

import java.util.List;

/**
 * What a mail says; nothing of it points at a buyer.
 *
 * @param address where it goes
 * @param language {@code nl} or {@code en}
 * @param shop the shop's home address
 * @param link the connection's page, or empty
 * @param faults what is wrong, in the reader's language
 * @param parked how many orders wait
 * @param orders the first of them
 * @param taken how the orders stand when those that were there before are processed
 */
public record Letter(
    String address,
    String language,
    String shop,
    String link,
    List<String> faults,
    long parked,
    List<Order> orders,
    Taken taken) {

  public Letter {
    faults = List.copyOf(faults);
    orders = List.copyOf(orders);
  }

  /** Nothing is left to say: it is over, or was dealt with meanwhile. */
  boolean empty() {
    return faults.isEmpty() && orders.isEmpty() && taken.orders() == 0;
  }

  /** A parked order and why, in the reader's language. */
  public record Order(String number, String reason) {}

  /**
   * Numbers of orders.
   *
   * @param orders how many were there before and were read; 0: this is not what the mail is about
   */
  public record Taken(long orders, long booked, long parked, long skipped, long waiting) {

    static final Taken NONE = new Taken(0, 0, 0, 0, 0);
  }

  @Override
  public String toString() {
    return "Letter[***]";
  }
}
