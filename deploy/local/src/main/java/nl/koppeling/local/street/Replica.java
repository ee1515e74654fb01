package nl.koppeling.local.street;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.koppeling.testkit.Child;
import nl.koppeling.testkit.Http;

/**
 * A running order-ingest-service.
 *
 * @param url where shops deliver
 * @param management where its metrics are
 */
public record Replica(String url, String management, Child process) {

  private static final double TICKS_PER_SECOND = 100.0;

  /** The sum of a metric over its labels, 0 when it is not there. */
  public double metric(String name) {
    String all = Http.get(management + "/q/metrics").body();
    Matcher line =
        Pattern.compile("^" + Pattern.quote(name) + "(?:\\{[^}]*})? (\\S+)$", Pattern.MULTILINE)
            .matcher(all);
    double sum = 0;
    while (line.find()) {
      sum += Double.parseDouble(line.group(1));
    }
    return sum;
  }

  /** Turns that read a shop, so far. */
  public long polls() {
    return Math.round(metric("koppeling_ingest_polls_total"));
  }

  /** How long the walk that waits longest is overdue, seconds. */
  public double secondsBehind() {
    return metric("koppeling_ingest_seconds_behind");
  }

  /** Processor time used so far, seconds. */
  public double processorSeconds() {
    return processorSeconds(process.pid());
  }

  /** Processor time of a process so far, in seconds; Linux only. */
  static double processorSeconds(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0;
    }
  }

  /** kill -9. */
  public void kill() {
    process.kill();
  }
}
