package nl.koppeling.connection.history;

import nl.koppeling.events.Topic;

/** Which part of the line said something: each writes a topic of its own. */
public enum Station {
  /** Reads the shop; topic {@code orders.v1}. */
  INGEST,
  /** Finds or makes the relation; topic {@code linked-orders.v1}. */
  CUSTOMER,
  /** Books and settles; topic {@code bookings.v1}. */
  INVOICE;

  /**
   * The station that writes a topic of orders.
   *
   * @throws IllegalArgumentException for another topic
   */
  public static Station of(Topic topic) {
    return switch (topic) {
      case ORDERS -> INGEST;
      case LINKED_ORDERS -> CUSTOMER;
      case BOOKINGS -> INVOICE;
      case CONNECTIONS, CONNECTION_HEALTH ->
          throw new IllegalArgumentException("no orders on " + topic.topicName());
    };
  }
}
