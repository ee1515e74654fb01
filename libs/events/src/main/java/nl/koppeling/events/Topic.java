package nl.koppeling.events;

/** The topics; the version is in the name. Each has one service that writes it. */
public enum Topic {
  /** order-ingest-service writes; 12 partitions. */
  ORDERS("orders.v1"),
  /** customer-service writes; 12 partitions. */
  LINKED_ORDERS("linked-orders.v1"),
  /** invoice-service writes; 12 partitions. */
  BOOKINGS("bookings.v1"),
  /** connection-service writes; compacted, 3 partitions. */
  CONNECTIONS("connections.v1"),
  /** the other three write; 3 partitions. */
  CONNECTION_HEALTH("connection-health.v1");

  private final String topicName;

  Topic(String topicName) {
    this.topicName = topicName;
  }

  /** The name at the broker. */
  public String topicName() {
    return topicName;
  }

  /** The topic at which a service leaves what it could not read of this one. */
  public String deadLetters(String service) {
    return topicName + ".dead-letters." + service;
  }
}
