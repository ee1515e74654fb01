package nl.koppeling.local.street;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import nl.koppeling.local.Memory;

/** Processor time and memory of processes over a stretch of time. */
final class Usage {

  private final Map<String, Long> processes;
  private final Map<String, Double> before = new LinkedHashMap<>();
  private final long started = System.nanoTime();

  /** Begins to count. */
  Usage(Map<String, Long> processes) {
    this.processes = processes;
    processes.forEach((name, pid) -> before.put(name, Replica.processorSeconds(pid)));
  }

  double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  /** Cores a process used on average since then. */
  double cores(String name) {
    return (Replica.processorSeconds(processes.get(name)) - before.get(name)) / seconds();
  }

  @Override
  public String toString() {
    StringBuilder all = new StringBuilder();
    processes.forEach(
        (name, pid) ->
            all.append(
                String.format(
                    Locale.ROOT,
                    "  %-24s %.2f cores, %d MB%n",
                    name,
                    cores(name),
                    Memory.residentMegabytes(pid))));
    return all.toString().stripTrailing();
  }
}
