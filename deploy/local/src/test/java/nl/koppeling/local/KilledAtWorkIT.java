package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * order-ingest-service is killed hard in the middle of a walk, of a chunk of old orders and of a
 * burst of webhooks: every order is booked and paid, once.
 */
class KilledAtWorkIT {

  private static final int ORDERS = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  @Test
  void inTheMiddleOfAWalk() {
    World world = World.connected().withWebhooks();
    world.disturbShop("webhook-silence", 0);
    world.slowShop("/orders", 2);
    long pages = lists(world);
    world.generateToday(ORDERS, 71);
    await("a page is being read, another is to come")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> lists(world) > pages + 1);

    world.fleet.kill(Service.INGEST);
    world.healShop();
    world.fleet.start(Service.INGEST);

    assertAllOnce(world);
  }

  @Test
  void inTheMiddleOfAChunkOfOldOrders() {
    World world = new World();
    world.generate(ORDERS, 72);
    world.connect();
    world.slowShop("/orders", 2);
    await("the first chunk is told, the second is being read")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> world.overview().sales().size() >= 10);

    world.fleet.kill(Service.INGEST);
    world.healShop();
    world.fleet.start(Service.INGEST);

    assertAllOnce(world);
  }

  @Test
  void inTheMiddleOfABurstOfWebhooks() {
    World world = World.connected().withWebhooks();
    for (int i = 0; i < ORDERS / 2; i++) {
      world.place("kim" + i + "@klant.test");
    }
    await("some were read")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !world.overview().sales().isEmpty());

    world.fleet.kill(Service.INGEST);
    for (int i = ORDERS / 2; i < ORDERS; i++) {
      world.place("kim" + i + "@klant.test");
    }
    world.fleet.start(Service.INGEST);

    assertAllOnce(world);
  }

  private static long lists(World world) {
    return world.shopCalls().getOrDefault("GET /orders", 0L);
  }

  private static void assertAllOnce(World world) {
    world.awaitSettled(ORDERS, PATIENCE);
    assertThat(world.books().bookings()).hasSize(ORDERS);
    assertThat(world.books().bankBookings()).isEqualTo(ORDERS);
    assertThat(world.books().duplicates()).isZero();
    assertThat(world.books().unbalanced()).isZero();
    assertThat(world.overview().sales()).hasSize(ORDERS);
  }
}
