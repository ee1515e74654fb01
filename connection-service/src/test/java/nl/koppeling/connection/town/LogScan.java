package nl.koppeling.connection.town;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Hears everything that is logged while it is open, stack traces included. */
public final class LogScan extends Handler implements AutoCloseable {

  private final List<String> heard = new CopyOnWriteArrayList<>();

  public LogScan() {
    setFormatter(new PatternFormatter("%p %c %X %m%n%e"));
    Logger.getLogger("").addHandler(this);
  }

  public String everything() {
    return String.join("\n", heard);
  }

  @Override
  public void publish(LogRecord line) {
    heard.add(getFormatter().format(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
