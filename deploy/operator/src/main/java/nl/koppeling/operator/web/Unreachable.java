package nl.koppeling.operator.web;

import nl.koppeling.operator.terminal.Refused;

/** Nothing answers there now; a little later it may. */
public final class Unreachable extends Refused {

  private static final long serialVersionUID = 1L;

  public Unreachable(String sentence) {
    super(sentence);
  }

  public Unreachable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
