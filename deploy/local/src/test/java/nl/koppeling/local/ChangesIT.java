package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import nl.koppeling.testkit.Http;
import org.junit.jupiter.api.Test;

/** An order cancelled after it was booked is taken back on the owner's word, and not before. */
class ChangesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void aCancelledOrderIsTakenBackOnceTheOwnerSaysSo() {
    World world = World.connected().withWebhooks();
    long order = world.place("spijt@klant.test");
    world.awaitSettled(1, PATIENCE);

    Http.post(world.shopAdmin("/shops/" + world.shopName + "/orders/" + order + "/cancel"), "");
    await("the change is seen")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> !world.owner.changes(world.connection).isEmpty());
    JsonNode change = world.owner.changes(world.connection).get(0);

    assertThat(change.path("code").asText()).isEqualTo("ORDER_CANCELLED_AFTER_BOOKING");
    assertThat(change.path("orderId").asLong()).isEqualTo(order);
    assertThat(change.path("acceptable").asBoolean()).isTrue();
    assertThat(change.at("/effect/stands/gross").decimalValue())
        .isEqualByComparingTo(turnover(world));
    assertThat(change.at("/effect/after/gross").decimalValue()).isZero();
    assertThat(world.books().bookings()).hasSize(1);

    String id = change.path("id").asText();
    assertThat(world.owner.accept(world.connection, id)).isEqualTo(202);
    assertThat(world.owner.accept(world.connection, id)).isEqualTo(409);
    world.awaitSettled(2, PATIENCE);

    assertThat(turnover(world)).isZero();
    await("the owner sees it done")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        world.owner.changes(world.connection).at("/0/documents/0/state").asText())
                    .isEqualTo("Settled"));
  }

  private static BigDecimal turnover(World world) {
    return world.books().bookings().stream()
        .map(Books.Booked::total)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
