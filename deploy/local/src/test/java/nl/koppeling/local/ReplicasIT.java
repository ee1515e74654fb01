package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.koppeling.local.street.Doorbells;
import nl.koppeling.local.street.Heard;
import nl.koppeling.local.street.Replica;
import nl.koppeling.local.street.Shopfront;
import nl.koppeling.local.street.Street;
import nl.koppeling.testkit.Checkout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of order-ingest-service and a thousand shops: they share them evenly, and when one
 * is killed at work the other has its shops within seconds, with nothing lost and nothing told
 * twice.
 */
@Tag("operations")
class ReplicasIT {

  private static final int SHOPS = 1_000;
  private static final Duration INTERVAL = Duration.ofSeconds(20);
  private static final Duration LEASE = Duration.ofSeconds(15);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "KOPPELING_POLL_INTERVAL", INTERVAL.toSeconds() + "s",
          "KOPPELING_POLL_INTERVAL_QUIET", INTERVAL.toSeconds() + "s");

  @Test
  void aThousandShopsAreSharedEvenlyAndOutliveAReplica() {
    try (Street street = new Street(Checkout.home("replicas"), SETTINGS, new Progress(System.out));
        Heard heard = new Heard(street.kafka().bootstrapServers())) {
      Replica first = street.replica();
      Replica second = street.replica();
      List<Shopfront> shops = street.connect(SHOPS, "read");
      await("every shop was read once")
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> street.count(WATCHED) == SHOPS);

      assertShared(first, second);

      List<Doorbells.Ring> orders = new ArrayList<>();
      for (Shopfront shop : shops.subList(0, 300)) {
        long[] ids = street.generate(shop, 2);
        orders.add(new Doorbells.Ring(shop, ids[0]));
        orders.add(new Doorbells.Ring(shop, ids[1]));
      }
      await("the one to be killed is reading them")
          .atMost(INTERVAL.multipliedBy(2))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> heard.orders() > 20);
      second.kill();
      String killed = street.now();

      await("every order is told")
          .atMost(INTERVAL.plus(LEASE).plusSeconds(60))
          .until(
              () -> orders.stream().allMatch(o -> heard.heard(o.shop().connection(), o.order())));
      await("the other one has every shop")
          .atMost(INTERVAL.plus(LEASE).plusSeconds(60))
          .until(() -> street.count(NOT_SEEN_SINCE.formatted(killed)) == 0);
      assertThat(heard.again()).as("orders told twice").isZero();
      assertThat(heard.orders()).isEqualTo(orders.size());
    }
  }

  private static final String WATCHED =
      "select count(*) from shop_poll where last_good_at is not null"
          + " and webhooks = 'NOT_ALLOWED'";

  private static final String NOT_SEEN_SINCE =
      "select count(*) from shop_poll where last_good_at < '%s'";

  /** Over at least one round of all shops neither takes more than two thirds. */
  private static void assertShared(Replica first, Replica second) {
    long firstBefore = first.polls();
    long secondBefore = second.polls();
    await("a round of all shops")
        .atMost(INTERVAL.multipliedBy(4))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> first.polls() + second.polls() - firstBefore - secondBefore >= SHOPS);
    double share =
        (first.polls() - firstBefore)
            / (double) (first.polls() + second.polls() - firstBefore - secondBefore);
    System.out.printf("  the first of two replicas read %.0f %% of the shops%n", 100 * share);
    assertThat(share).isBetween(1 / 3.0, 2 / 3.0);
  }
}
