package nl.koppeling.sandbox.snelstart.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import nl.koppeling.sandbox.snelstart.wire.Json;

/** Counts calls and remembers the last ones: never bodies, queries or secrets. */
@ApplicationScoped
public class CallJournal {

  /** How many calls are remembered one by one. */
  public static final int REMEMBERED = 1000;

  /**
   * One call.
   *
   * @param status HTTP status, 0 when the connection was closed without an answer
   * @param micros how long it took
   */
  public record Entry(
      Instant at, String method, String path, int status, long micros, String administration) {

    ObjectNode json() {
      return Json.object()
          .put("time", at.toString())
          .put("method", method)
          .put("path", path)
          .put("status", status)
          .put("millis", micros / 1000)
          .put("administration", administration);
    }
  }

  private final LongAdder total = new LongAdder();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Map<String, Map<String, LongAdder>> perAdministration = new ConcurrentHashMap<>();
  private final Deque<Entry> last = new ArrayDeque<>();

  /** Notes a finished call under the name of its route. */
  void add(String name, Entry entry) {
    total.increment();
    increment(counts, name);
    increment(statuses, Integer.toString(entry.status()));
    increment(
        perAdministration.computeIfAbsent(entry.administration(), any -> new ConcurrentHashMap<>()),
        name);
    synchronized (last) {
      if (last.size() == REMEMBERED) {
        last.removeFirst();
      }
      last.addLast(entry);
    }
  }

  private static void increment(Map<String, LongAdder> map, String name) {
    map.computeIfAbsent(name, any -> new LongAdder()).increment();
  }

  /** Forgets everything. */
  public void reset() {
    total.reset();
    counts.clear();
    statuses.clear();
    perAdministration.clear();
    synchronized (last) {
      last.clear();
    }
  }

  /** Everything, as shown by the admin API. */
  public ObjectNode json() {
    ObjectNode node = Json.object().put("total", total.sum());
    node.set("counts", numbers(counts));
    node.set("statuses", numbers(statuses));
    ObjectNode each = node.putObject("administrations");
    new TreeMap<>(perAdministration).forEach((id, map) -> each.set(id, numbers(map)));
    List<Entry> entries;
    synchronized (last) {
      entries = List.copyOf(last);
    }
    node.set("last", Json.array(entries, Entry::json));
    return node;
  }

  private static ObjectNode numbers(Map<String, LongAdder> map) {
    ObjectNode node = Json.object();
    new TreeMap<>(map).forEach((name, count) -> node.put(name, count.sum()));
    return node;
  }
}
