package nl.koppeling.operator.terminal;

/**
 * The command ends without having done what was asked; the message is a sentence for whoever asked.
 */
public class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Refused(String sentence) {
    super(sentence);
  }

  public Refused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
