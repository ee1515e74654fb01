package nl.koppeling.events.seal;

/** Something sealed cannot be opened: other connection, other platform key, or damaged. */
public final class SealBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealBroken(String message) {
    super(message);
  }
}
