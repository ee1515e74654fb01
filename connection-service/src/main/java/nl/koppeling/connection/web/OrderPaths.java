package nl.koppeling.connection.web;

import java.util.UUID;

/** Where the pages of a connection's orders are. */
public final class OrderPaths {

  private OrderPaths() {}

  /** The list of orders. */
  public static String list(UUID connectionId) {
    return "/app/connections/" + connectionId + "/orders";
  }

  /** Where the board and the list ask whether something changed. */
  public static String pulse(UUID connectionId) {
    return "/app/connections/" + connectionId + "/pulse";
  }

  /** The same for one order. */
  public static String pulse(UUID connectionId, long orderId) {
    return pulse(connectionId) + "?order=" + orderId;
  }

  /** One order, by the shop's id of it. */
  public static String one(UUID connectionId, long orderId) {
    return list(connectionId) + "/" + orderId;
  }
}
