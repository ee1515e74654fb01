package nl.koppeling.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How much memory and processor time the processes of a set used; Linux only. */
public final class Memory {

  private Memory() {}

  /** Says the resident memory of each process and of all, the children of a process included. */
  static void report(Fleet fleet, Progress progress) {
    long sum = 0;
    StringBuilder each = new StringBuilder();
    for (Map.Entry<String, Long> process : new TreeMap<>(fleet.processes()).entrySet()) {
      long megabytes = residentMegabytes(process.getValue());
      sum += megabytes;
      each.append(' ').append(process.getKey()).append(' ').append(megabytes);
    }
    progress.say(
        String.format(
            Locale.ROOT,
            "Memory in MB:%s, together %d (PostgreSQL and this program not counted)",
            each,
            sum));
  }

  /** Resident memory of a process and its children. */
  public static long residentMegabytes(long pid) {
    return ProcessHandle.of(pid)
            .map(p -> kilobytes(pid) + p.descendants().mapToLong(c -> kilobytes(c.pid())).sum())
            .orElse(0L)
        / 1_024;
  }

  private static long kilobytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
