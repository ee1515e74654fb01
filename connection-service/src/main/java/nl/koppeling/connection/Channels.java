package nl.koppeling.connection;

/** The channels this service listens to, as named in the configuration. */
public final class Channels {
  public static final String ORDERS_IN = "orders-in";
  public static final String LINKED_ORDERS_IN = "linked-orders-in";
  public static final String BOOKINGS_IN = "bookings-in";
  public static final String CONNECTION_HEALTH_IN = "connection-health-in";

  private Channels() {}
}
