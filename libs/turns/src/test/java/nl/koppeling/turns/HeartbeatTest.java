package nl.koppeling.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.koppeling.events.Lane;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.Test;

/** Work that takes longer than the lease of a replica that lives. */
@QuarkusTest
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
@TestProfile(HeartbeatTest.ShortLeases.class)
class HeartbeatTest {

  /** A lease of two seconds, renewed twice a second. */
  public static class ShortLeases implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("koppeling.turns.lease", "2s", "koppeling.turns.heartbeat", "0.5s");
    }
  }

  @Inject Turns turns;
  @Inject Desk desk;
  @Inject InDatabase database;

  @Test
  void aLongTurnStaysWithItsHolder() {
    UUID connection = UUID.randomUUID();
    AtomicBoolean held = new AtomicBoolean();
    desk.behaviour.put(
        connection,
        turn ->
            Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofSeconds(5))
                .chain(() -> database.work(turn::hold))
                .invoke(() -> held.set(true)));

    database.call(session -> turns.ring(session, connection, Lane.LIVE, Duration.ZERO));

    await().atMost(Duration.ofSeconds(20)).untilTrue(held);
    assertThat(desk.served.stream().filter(connection::equals)).hasSize(1);
  }
}
