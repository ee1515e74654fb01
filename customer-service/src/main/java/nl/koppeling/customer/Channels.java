package nl.koppeling.customer;

/** The incoming channels; their topics and groups are in the application's properties. */
public final class Channels {

  public static final String ORDERS_IN = "orders-in";
  public static final String CONNECTIONS_IN = "connections-in";

  private Channels() {}
}
