package nl.koppeling.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import nl.koppeling.events.Lane;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.Test;

/** A replica that is told to stop. It does so once, so this is one test. */
@QuarkusTest
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
@TestProfile(GracefulStopTest.ToBeStopped.class)
class GracefulStopTest {

  /** An application of this test's own. */
  public static class ToBeStopped implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("koppeling.turns.documents", "1000", "koppeling.turns.length", "60s");
    }
  }

  @Inject Turns turns;
  @Inject TurnEngine engine;
  @Inject Desk desk;
  @Inject InDatabase database;

  @Test
  void theDocumentInHandIsFinishedAndTheTurnGivenBackBeforeTheStopReturns() {
    UUID connection = UUID.randomUUID();
    UUID late = UUID.randomUUID();
    AtomicInteger finished = new AtomicInteger();
    CompletableFuture<Void> answer = new CompletableFuture<>();
    desk.behaviour.put(connection, turn -> documents(turn, answer, finished));
    ring(connection);
    await().atMost(Duration.ofSeconds(10)).until(() -> desk.served.contains(connection));

    CompletableFuture<Void> stop =
        CompletableFuture.runAsync(() -> engine.stop(new ShutdownEvent()));
    ring(late);
    await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(2))
        .until(() -> !stop.isDone());
    answer.complete(null);

    await().atMost(Duration.ofSeconds(10)).until(stop::isDone);
    assertThat(finished).as("the one in hand, and no other").hasValue(1);
    assertThat(holders(connection)).as("free for others at once").isEmpty();
    assertThat(desk.served).doesNotContain(late);
  }

  /** One document after the other, until the turn is spent. */
  private static Uni<Void> documents(
      Turn turn, CompletableFuture<Void> answer, AtomicInteger finished) {
    return Uni.createFrom()
        .completionStage(answer)
        .invoke(finished::incrementAndGet)
        .flatMap(
            done -> turn.spent() ? Uni.createFrom().voidItem() : documents(turn, answer, finished));
  }

  private List<String> holders(UUID connection) {
    return database.call(
        session ->
            session
                .createNativeQuery(
                    "select owner from turn where connection_id = :id and owner is not null",
                    String.class)
                .setParameter("id", connection)
                .getResultList());
  }

  private void ring(UUID connection) {
    database.call(session -> turns.ring(session, connection, Lane.LIVE, Duration.ZERO));
  }
}
