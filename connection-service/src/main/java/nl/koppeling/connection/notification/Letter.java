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
 */
public record Letter(
    String address,
    String language,
    String shop,
    String link,
    List<String> faults,
    long parked,
    List<Order> orders) {

  public Letter {
    faults = List.copyOf(faults);
    orders = List.copyOf(orders);
  }

  /** Nothing is left to say: it is over, or was dealt with meanwhile. */
  boolean empty() {
    return faults.isEmpty() && orders.isEmpty();
  }

  /** A parked order and why, in the reader's language. */
  public record Order(String number, String reason) {}

  @Override
  public String toString() {
    return "Letter[***]";
  }
}
