package nl.koppeling.snelstart;

/**
 * An answer with success, but not the documented one; {@link Calls} turns it into what that means
 * for the call.
 */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** {@code what} names the flaw and quotes nothing. */
  Unreadable(String what) {
    super(what);
  }
}
