package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Within seconds, and for how many calls. */
class SpeedAndCostIT {

  @Test
  void aWebhookLeadsToASettledBookingWithinFiveSecondsAndFourCalls() {
    World world = World.connected().withWebhooks();
    world.place("eerste@klant.test");
    world.awaitSettled(1, Duration.ofSeconds(30)); // reference data is read once
    long before = world.snelStartCalls();

    Instant completed = Instant.now();
    world.place("nieuwe@klant.test");
    world.awaitSettled(2, Duration.ofSeconds(20));

    assertThat(Duration.between(completed, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(world.snelStartCalls() - before)
        .as("calls for a new customer")
        .isLessThanOrEqualTo(4);
    assertThat(world.books().relations()).isEqualTo(2);
  }

  @Test
  void anOrderOfAKnownCustomerCostsTwoCalls() {
    World world = World.connected().withWebhooks();
    world.place("vaste@klant.test");
    world.awaitSettled(1, Duration.ofSeconds(30));
    long before = world.snelStartCalls();

    world.place("VASTE@klant.test");
    world.awaitSettled(2, Duration.ofSeconds(20));

    assertThat(world.snelStartCalls() - before).isEqualTo(2);
    assertThat(world.books().relations()).isEqualTo(1);
  }

  @Test
  void withoutWebhooksThePollDoesIt() {
    World world = World.connected().withWebhooks();
    world.disturbShop("webhook-silence", 0);

    world.place("stil@klant.test");

    world.awaitSettled(1, Duration.ofSeconds(60));
  }
}
