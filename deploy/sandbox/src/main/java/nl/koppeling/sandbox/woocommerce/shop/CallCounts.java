package nl.koppeling.sandbox.woocommerce.shop;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operation of a shop was called, for example {@code GET /orders/{id}}. */
public final class CallCounts {

  private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts a call; numbers in the path become {@code {id}}. */
  public void count(String method, String path) {
    String call = method + " " + path.replaceAll("/\\d+", "/{id}");
    counts.computeIfAbsent(call, c -> new LongAdder()).increment();
  }

  public Map<String, Long> all() {
    Map<String, Long> counted = new TreeMap<>();
    counts.forEach((call, count) -> counted.put(call, count.sum()));
    return counted;
  }

  public void forget() {
    counts.clear();
  }
}
