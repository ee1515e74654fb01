package nl.koppeling.events;

/**
 * A record that is no event we know. Goes to the dead-letter topic; the message never holds
 * content.
 */
public final class UndecodableEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UndecodableEvent(String message) {
    super(message);
  }
}
