package nl.koppeling.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** One line on the screen for each part, with the time it took. */
public final class Progress {

  private final PrintStream out;

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** Does a step and says how long it took. */
  public <T> T step(String name, Supplier<T> work) {
    long started = System.nanoTime();
    T result = work.get();
    say(
        String.format(
            Locale.ROOT, "  %-24s ready in %5.1f s", name, (System.nanoTime() - started) / 1e9));
    return result;
  }

  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }
}
