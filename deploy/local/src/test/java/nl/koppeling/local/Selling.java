package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.koppeling.testkit.Http;

/** A shop that sells one order after the other, until it is closed for the day. */
final class Selling {

  /** An administration's budget of calls lasts for some 100 orders a minute. */
  private static final Duration BETWEEN_ORDERS = Duration.ofMillis(1_500);

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final World world;
  private final AtomicInteger sold = new AtomicInteger();
  private final AtomicInteger refunded = new AtomicInteger();
  private final AtomicLong last = new AtomicLong();
  private final ScheduledExecutorService shop = Executors.newSingleThreadScheduledExecutor();

  private final ScheduledFuture<?> open;

  private Selling(World world) {
    this.world = world;
    this.open =
        shop.scheduleAtFixedRate(this::sell, 0, BETWEEN_ORDERS.toMillis(), TimeUnit.MILLISECONDS);
  }

  static Selling in(World world) {
    return new Selling(world);
  }

  private void sell() {
    last.set(world.place("kim" + sold.get() % 20 + "@klant.test"));
    sold.incrementAndGet();
  }

  /** A part of the newest order is given back. */
  void refundOne() {
    world.refund(last.get());
    refunded.incrementAndGet();
  }

  /** Waits until so many more orders are sold. */
  void sellMore(int orders) {
    int enough = sold.get() + orders;
    await("orders are sold")
        .atMost(BETWEEN_ORDERS.multipliedBy(orders * 4L).plusSeconds(20))
        .until(() -> sold.get() >= enough || open.isDone());
    if (sold.get() < enough) {
      throw new AssertionError("the shop stopped selling", open.exceptionNow());
    }
  }

  /** No more orders; returns how many were sold. */
  int end() throws InterruptedException {
    shop.shutdown();
    assertThat(shop.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    return sold.get();
  }

  /**
   * No more orders; every one is booked and paid, once, and its owner sees it; returns how many.
   */
  int endAllBookedOnce() throws InterruptedException {
    int orders = end();
    assertAllBookedOnce(world, orders, refunded.get());
    return orders;
  }

  /** Every order of the world is booked and paid, once, and its owner sees it. */
  static void assertAllBookedOnce(World world, int orders) {
    assertAllBookedOnce(world, orders, 0);
  }

  private static void assertAllBookedOnce(World world, int orders, int refunds) {
    world.awaitSettled(orders + refunds, PATIENCE);
    assertThat(world.books().bookings()).hasSize(orders + refunds);
    assertThat(world.books().bankBookings()).isEqualTo(orders + refunds);
    assertThat(world.books().duplicates()).isZero();
    assertThat(world.books().unbalanced()).isZero();
    await("the owner sees them all")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              Overview seen = world.overview();
              return seen.count("SETTLED") == orders
                  && seen.credits().stream().filter(c -> c.state().equals("SETTLED")).count()
                      == refunds;
            });
  }

  /** The longest stretch without a delivery that was taken. */
  static Duration longestGap(World world) {
    List<Instant> taken = new ArrayList<>();
    for (JsonNode delivery :
        Json.of(Http.get(world.shopAdmin("/deliveries?shop=" + world.shopName)))) {
      if (delivery.get("status").asInt() == 200 && delivery.get("order").asLong() > 0) {
        taken.add(Instant.parse(delivery.get("at").asText()));
      }
    }
    taken.sort(null);
    Duration longest = Duration.ZERO;
    for (int i = 1; i < taken.size(); i++) {
      Duration gap = Duration.between(taken.get(i - 1), taken.get(i));
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }
}
