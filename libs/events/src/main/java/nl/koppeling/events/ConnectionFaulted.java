package nl.koppeling.events;

import java.util.UUID;

/**
 * A service cannot work for a connection until a person does something. Topic {@code
 * connection-health.v1}.
 *
 * @param side whose side refuses
 */
public record ConnectionFaulted(UUID connectionId, Side side, Reason reason) implements Event {

  /** Which end of the connection. */
  public enum Side {
    SHOP,
    ADMINISTRATION
  }
}
