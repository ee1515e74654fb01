package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import nl.koppeling.testkit.Topics;
import org.junit.jupiter.api.Test;

/** The number of a booking stands at its order in the shop, once, when the owner wants that. */
class NoteIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void theNumberIsNotedOnceWhateverIsToldAgain() {
    World world = World.connected().withWebhooks();
    world.place("zonder@klant.test");
    world.awaitSettled(1, PATIENCE);
    world.owner.wantsNotes(world.connection);
    world.place("met@klant.test");
    world.awaitSettled(2, PATIENCE);
    await("the note is written").atMost(PATIENCE).until(() -> notes(world) == 1);

    world.fleet.stop(Service.INGEST);
    try (Topics topics = new Topics(world.fleet.kafka().bootstrapServers())) {
      topics.rewind(Service.INGEST.module(), List.of("bookings.v1"));
      world.fleet.start(Service.INGEST);
      OnceIT.awaitCaughtUp(topics, Service.INGEST);
    }
    world.place("nog@klant.test");
    await("the next one is written").atMost(PATIENCE).until(() -> notes(world) >= 2);

    assertThat(notes(world)).isEqualTo(2);
    assertThat(world.books().bookings()).hasSize(3);
  }

  private static long notes(World world) {
    return world.shopCalls().getOrDefault("POST /orders/{id}/notes", 0L);
  }
}
