package nl.koppeling.ingest;

/** The channels of this service. */
public final class Channels {

  /** Connections as the connection service tells them. */
  public static final String CONNECTIONS_IN = "connections-in";

  /** Bookings as the invoice service tells them. */
  public static final String BOOKINGS_IN = "bookings-in";

  private Channels() {}
}
