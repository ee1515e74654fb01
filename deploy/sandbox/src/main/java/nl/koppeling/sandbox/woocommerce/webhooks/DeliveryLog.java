package nl.koppeling.sandbox.woocommerce.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last deliveries, for those who look; without bodies, which hold people's data. */
@ApplicationScoped
public class DeliveryLog {

  private static final int REMEMBERED = 10_000;

  private final Deque<Delivery> log = new ArrayDeque<>();

  /**
   * One delivery.
   *
   * @param status what the receiver answered; 0: nothing, -1: the delivery was swallowed by a fault
   */
  public record Delivery(
      String shop, long webhook, String url, String topic, long order, int status, Instant at) {}

  synchronized void add(Delivery delivery) {
    log.addLast(delivery);
    if (log.size() > REMEMBERED) {
      log.removeFirst();
    }
  }

  public synchronized List<Delivery> all() {
    return List.copyOf(log);
  }

  public synchronized void forget() {
    log.clear();
  }
}
