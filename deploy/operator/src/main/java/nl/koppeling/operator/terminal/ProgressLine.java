package nl.koppeling.operator.terminal;

/**
 * One line that tells how far something is: written over on a screen, else a line at each change.
 */
public final class ProgressLine {

  private static final String OVER_THE_OLD = "\r\033[K";

  private final Terminal terminal;
  private String shown = "";

  public ProgressLine(Terminal terminal) {
    this.terminal = terminal;
  }

  public void show(String text) {
    if (text.equals(shown)) {
      return;
    }
    shown = text;
    if (terminal.live()) {
      terminal.err().print(OVER_THE_OLD + Terminal.plain(text));
      terminal.err().flush();
    } else {
      terminal.remark(text);
    }
  }

  /** What is said next begins on a line of its own. */
  public void end() {
    if (terminal.live() && !shown.isEmpty()) {
      terminal.err().println();
      terminal.err().flush();
    }
    shown = "";
  }
}
