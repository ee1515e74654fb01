package nl.koppeling.operator.terminal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command runs.
 *
 * @param called how the program was started, for sentences that name the next command
 * @param environment the variables that were set
 * @param out takes what was asked for
 * @param err takes progress, refusals and remarks
 * @param live a person looks at it, so a line may be written over
 */
public record Terminal(
    String called,
    Map<String, String> environment,
    PrintWriter out,
    PrintWriter err,
    boolean live,
    Pauses pauses,
    Interruptions interruptions) {

  /** The one this process was started from. */
  public static Terminal ofTheProcess() {
    return new Terminal(
        System.getProperty("koppeling.called", "operator"),
        System.getenv(),
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.console() != null && !"dumb".equals(System.getenv("TERM")),
        Pauses.real(),
        Interruptions.ofTheProcess());
  }

  /** The value of a variable, if it is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** A line of what was asked for. */
  public void say(String line) {
    out.println(plain(line));
    out.flush();
  }

  /** A line beside it. */
  public void remark(String line) {
    err.println(plain(line));
    err.flush();
  }

  /** A sentence's command: the program as it was started, with these words. */
  public String command(String words) {
    return called + " " + words;
  }

  /** The text without what would move a cursor: some of it was written by others. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\\n]]", " ");
  }
}
