package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The recorded orders of a real shop, through the whole line. */
class SampleShopIT {

  @Test
  void everyRecordedOrderEndsAsItMustToTheCent() {
    Fleet fleet = TheLine.fleet();
    Owner owner = new Owner(fleet, "owner");
    SampleShop shop = new SampleShop(fleet);

    String connection = shop.connect(owner);
    int orders = shop.orders().size();
    await("all orders at rest")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> Overview.of(owner, connection).ended(orders, Check.REFUNDS));

    assertThat(
            Check.faults(
                Overview.of(owner, connection), Books.of(fleet, Books.DEMO), shop.orders()))
        .isEmpty();
  }
}
