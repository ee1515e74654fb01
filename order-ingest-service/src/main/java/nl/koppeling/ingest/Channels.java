package nl.koppeling.ingest;

/** The channels of this service. */
public final class Channels {

  /** Connections as the connection service tells them. */
  public static final String CONNECTIONS_IN = "connections-in";

  private Channels() {}
}
