package nl.koppeling.sandbox.woocommerce.webhooks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What waits to be delivered in a shop: one at a time, so a slow receiver holds up everybody, and
 * an event that already waits is not queued again (WooCommerce reference 6).
 */
public final class DeliveryQueue {

  private final Map<String, Optional<String>> waiting = new HashMap<>();
  private final Deque<Runnable> due = new ArrayDeque<>();
  private boolean busy;

  /**
   * True when no such event of this webhook and order waits already.
   *
   * @param stale the old copy it will send; one that waits already becomes stale with it
   */
  synchronized boolean announce(String event, Optional<String> stale) {
    boolean first = !waiting.containsKey(event);
    if (first || stale.isPresent()) {
      waiting.put(event, stale);
    }
    return first;
  }

  /** From now on the same event counts as a new one; returns the old copy it is to send, if any. */
  synchronized Optional<String> begun(String event) {
    Optional<String> stale = waiting.remove(event);
    return stale == null ? Optional.empty() : stale;
  }

  /** Runs a delivery now or after those before it; each must end with {@link #finished}. */
  void run(Runnable delivery) {
    synchronized (this) {
      if (busy) {
        due.add(delivery);
        return;
      }
      busy = true;
    }
    delivery.run();
  }

  void finished() {
    Optional<Runnable> next;
    synchronized (this) {
      next = Optional.ofNullable(due.poll());
      busy = next.isPresent();
    }
    next.ifPresent(Runnable::run);
  }
}
