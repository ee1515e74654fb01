package nl.koppeling.operator.terminal;

/**
 * One line that tells how far something is: written over on a screen, else a line at each
 * milestone, since a log keeps every one of them.
 */
public final class ProgressLine {

  private static final String OVER_THE_OLD = "\r\033[K";

  private final Terminal terminal;
  private String shown = "";
  private Object passed = "";

  public ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * @param milestone what has to change for another line where none is written over
   */
  public void show(String text, Object milestone) {
    if (terminal.live()) {
      writeOver(text);
    } else if (!milestone.equals(passed)) {
      terminal.remark(text);
    }
    passed = milestone;
  }

  private void writeOver(String text) {
    if (!text.equals(shown)) {
      terminal.err().print(OVER_THE_OLD + Terminal.plain(text));
      terminal.err().flush();
      shown = text;
    }
  }

  /** What is said next begins on a line of its own. */
  public void end() {
    if (!shown.isEmpty()) {
      terminal.err().println();
      terminal.err().flush();
    }
    shown = "";
    passed = "";
  }
}
