package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.Topics;
import org.junit.jupiter.api.Test;

/** What its owner took over is never booked by us, whatever is said of it afterwards. */
class BookedElsewhereIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Whether this is paid when the parcel leaves only the owner knows, so it is parked. */
  private static final String CASH_ON_DELIVERY =
      "{\"email\":\"zelf@klant.test\",\"paymentMethod\":\"cod\",\"lines\":["
          + "{\"name\":\"Koffiemok\",\"quantity\":2,\"unitPriceInclVat\":\"14.95\",\"rate\":21}]}";

  @Test
  void aParkedOrderThatItsOwnerBooksIsBookedByNobodyElse() {
    World world = World.connected().withWebhooks();
    long order = world.place(CASH_ON_DELIVERY, true);
    awaitState(world, order, "PARKED CASH_ON_DELIVERY_UNDECIDED");

    assertThat(world.owner.takeOver(world.connection, order)).isEqualTo(202);
    awaitState(world, order, "SKIPPED BOOKED_ELSEWHERE");
    assertThat(world.owner.takeOver(world.connection, order)).isEqualTo(202);
    assertThat(world.owner.retry(world.connection, order)).isEqualTo(409);

    everythingIsSaidAgain(world);
    Http.post(world.shopAdmin("/shops/" + world.shopName + "/orders/" + order + "/refund"), "");
    await("its refund is for the owner too")
        .atMost(PATIENCE)
        .until(
            () ->
                world.overview().credits().stream()
                    .anyMatch(
                        credit ->
                            credit.orderId() == order
                                && credit.codes().equals("REFUND_OF_BOOKED_ELSEWHERE")));
    long other = world.place("ander@klant.test");
    world.awaitSettled(1, PATIENCE);

    assertThat(world.state(order)).isEqualTo("SKIPPED BOOKED_ELSEWHERE");
    assertThat(world.state(other)).startsWith("SETTLED");
    assertThat(world.books().bookings()).hasSize(1);
    assertThat(world.owner.takeOver(world.connection, other)).isEqualTo(409);
  }

  private static void awaitState(World world, long order, String state) {
    await(order + " is " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(world.state(order)).isEqualTo(state));
  }

  private static void everythingIsSaidAgain(World world) {
    try (Topics topics = new Topics(world.fleet.kafka().bootstrapServers())) {
      for (String topic : List.of("orders.v1", "linked-orders.v1", "bookings.v1")) {
        topics.all(topic).stream()
            .filter(record -> record.key().startsWith(world.connection))
            .forEach(record -> topics.send(OnceIT.again(record)));
      }
      OnceIT.READS.keySet().forEach(service -> OnceIT.awaitCaughtUp(topics, service));
    }
  }
}
