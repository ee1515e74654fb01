package nl.koppeling.local.street;

import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long things took, and the percentiles of it. */
final class Delays {

  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  void add(long took) {
    nanos.add(took);
  }

  int count() {
    return nanos.size();
  }

  /** Milliseconds that this part of them, 0 to 1, did not exceed; 0 when there are none. */
  double millis(double part) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.0f, p95 %.0f, p99 %.0f, most %.0f ms",
        millis(0.5),
        millis(0.95),
        millis(0.99),
        millis(1));
  }
}
