package nl.koppeling.connection.lifecycle;

/** A step was asked of a connection that its state does not have. */
public final class IllegalStep extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String state;

  public IllegalStep(Connection connection, String step) {
    super("a connection that is " + connection.state() + " cannot be " + step);
    this.state = connection.state();
  }

  /** The state that forbids it, for example {@code DRAFT}. */
  public String state() {
    return state;
  }
}
