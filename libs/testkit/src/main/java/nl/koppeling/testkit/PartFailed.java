package nl.koppeling.testkit;

/** A part could not be started; the message is one sentence for the person at the screen. */
public final class PartFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PartFailed(String sentence) {
    super(sentence);
  }

  public PartFailed(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
