package nl.koppeling.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.koppeling.events.Lane;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine at work on a real database. */
@QuarkusTest
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
class TurnEngineTest {

  @Inject Turns turns;
  @Inject Desk desk;
  @Inject InDatabase database;

  @BeforeEach
  void nobodyHasWork() {
    database.sql("delete from turn");
    desk.served.clear();
  }

  @Test
  void manyConnectionsAreEachServedOnce() {
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      UUID connection = UUID.randomUUID();
      all.add(connection);
      ring(connection);
    }

    await().atMost(Duration.ofSeconds(10)).until(() -> desk.served.size() >= 25);

    assertThat(desk.served).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void aConnectionIsNeverServedTwiceAtOnceAndNoMoreThanTheSlotsAtOnce() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ConcurrentMap<UUID, AtomicInteger> perConnection = new ConcurrentHashMap<>();
    AtomicInteger overlaps = new AtomicInteger();
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      UUID connection = UUID.randomUUID();
      all.add(connection);
      desk.behaviour.put(
          connection,
          turn -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            AtomicInteger own = perConnection.computeIfAbsent(connection, c -> new AtomicInteger());
            if (own.incrementAndGet() > 1) {
              overlaps.incrementAndGet();
            }
            return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(50))
                .invoke(
                    () -> {
                      own.decrementAndGet();
                      now.decrementAndGet();
                    });
          });
    }

    all.forEach(this::ring);
    all.forEach(this::ring);
    await().atMost(Duration.ofSeconds(10)).until(() -> desk.served.containsAll(all));

    assertThat(overlaps).hasValue(0);
    assertThat(most.get()).isBetween(2, 3);
  }

  @Test
  void aFailingConnectionHoldsNobodyUpAndIsTriedAgain() {
    UUID broken = UUID.randomUUID();
    UUID healthy = UUID.randomUUID();
    desk.behaviour.put(broken, turn -> Uni.createFrom().failure(new IllegalStateException("x")));
    desk.remaining.put(broken, new NextDue(Optional.of(Instant.EPOCH), Optional.empty()));

    ring(broken);
    ring(healthy);

    await().atMost(Duration.ofSeconds(5)).until(() -> desk.served.contains(healthy));
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> desk.served.stream().filter(broken::equals).count() >= 2);
  }

  @Test
  void workThatArrivesWhileTheConnectionIsServedIsNotForgotten() {
    UUID connection = UUID.randomUUID();
    CompletableFuture<Void> gate = new CompletableFuture<>();
    desk.behaviour.put(
        connection, turn -> Uni.createFrom().completionStage(gate).replaceWithVoid());
    ring(connection);
    await().atMost(Duration.ofSeconds(5)).until(() -> desk.served.contains(connection));
    desk.remaining.put(connection, new NextDue(Optional.of(Instant.EPOCH), Optional.empty()));

    ring(connection);
    gate.complete(null);

    await().atMost(Duration.ofSeconds(5)).until(() -> desk.served.size() >= 2);
  }

  @Test
  void backfillOfManyLeavesASlotToLiveWork() {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    List<UUID> many = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      UUID connection = UUID.randomUUID();
      many.add(connection);
      desk.behaviour.put(
          connection, turn -> Uni.createFrom().completionStage(gate).replaceWithVoid());
      database.call(s -> turns.ring(s, connection, Lane.BACKFILL, Duration.ZERO));
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> desk.served.size() == 2);
    UUID live = UUID.randomUUID();

    ring(live);

    await().atMost(Duration.ofSeconds(10)).until(() -> desk.served.contains(live));
    assertThat(desk.served).hasSize(3);
    gate.complete(null);
    await().atMost(Duration.ofSeconds(10)).until(() -> desk.served.containsAll(many));
  }

  @Test
  void aTurnSaysWhatItWasTakenFor() {
    Map<UUID, Lane> lanes = new ConcurrentHashMap<>();
    UUID old = UUID.randomUUID();
    UUID live = UUID.randomUUID();
    for (UUID connection : List.of(old, live)) {
      desk.behaviour.put(
          connection,
          turn -> {
            lanes.put(turn.connectionId(), turn.lane());
            return Uni.createFrom().voidItem();
          });
    }

    database.call(s -> turns.ring(s, old, Lane.BACKFILL, Duration.ZERO));
    ring(live);

    await().atMost(Duration.ofSeconds(10)).until(() -> lanes.size() == 2);
    assertThat(lanes).containsEntry(old, Lane.BACKFILL).containsEntry(live, Lane.LIVE);
  }

  private void ring(UUID connection) {
    database.call(session -> turns.ring(session, connection, Lane.LIVE, Duration.ZERO));
  }
}
