package nl.koppeling.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.events.outbox.Outbox;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** From a row in one transaction to a row in another, over real PostgreSQL and Kafka. */
@QuarkusTest
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
class OutboxToInboxTest {

  @Inject Vertx vertx;
  @Inject Mutiny.SessionFactory sessions;
  @Inject Outbox outbox;
  @Inject Letterbox letterbox;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Test
  void whatIsCommittedArrivesOnceAndInOrder() {
    UUID connection = UUID.randomUUID();

    for (int i = 1; i <= 300; i++) {
      OrderWaiting said = waiting(connection, i);
      inTransaction(session -> outbox.add(session, Topic.BOOKINGS, said));
    }

    await().atMost(Duration.ofSeconds(20)).until(() -> totals(connection).size() >= 300);
    assertThat(totals(connection)).hasSize(300).isSorted();
  }

  @Test
  void whatIsRolledBackIsNeverSaid() {
    UUID connection = UUID.randomUUID();
    try {
      inTransaction(
          session ->
              outbox
                  .add(session, Topic.BOOKINGS, waiting(connection, 1))
                  .flatMap(
                      v -> Uni.createFrom().failure(new IllegalStateException("rolled back"))));
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("rolled back");
    }
    UUID after = UUID.randomUUID();
    inTransaction(session -> outbox.add(session, Topic.BOOKINGS, waiting(after, 1)));

    await().atMost(Duration.ofSeconds(10)).until(() -> !totals(after).isEmpty());
    assertThat(totals(connection)).isEmpty();
  }

  @Test
  void aRepeatedDeliveryHasNoSecondEffect() {
    UUID connection = UUID.randomUUID();
    String id = UUID.randomUUID().toString();
    try (Topics topics = new Topics(brokers)) {
      for (int i = 0; i < 3; i++) {
        send(topics, connection, id);
      }
      UUID last = UUID.randomUUID();
      send(topics, last, UUID.randomUUID().toString());
      await().atMost(Duration.ofSeconds(10)).until(() -> !totals(last).isEmpty());
    }

    assertThat(totals(connection)).hasSize(1);
  }

  @Test
  void aDatabaseThatFailsIsWaitedForAndNothingIsLost() {
    UUID connection = UUID.randomUUID();
    letterbox.failures.set(3);

    inTransaction(session -> outbox.add(session, Topic.BOOKINGS, waiting(connection, 1)));

    await().atMost(Duration.ofSeconds(20)).until(() -> totals(connection).size() == 1);
  }

  @Test
  void anUndecodableRecordIsADeadLetterAndTheNextArrives() {
    UUID connection = UUID.randomUUID();
    byte[] rubbish = ("rubbish " + connection).getBytes(StandardCharsets.UTF_8);
    try (Topics topics = new Topics(brokers)) {
      topics.send(
          "bookings.v1",
          "k",
          rubbish,
          "ce_id",
          UUID.randomUUID().toString(),
          "ce_type",
          "nl.koppeling.OrderWaiting");
      send(topics, connection, UUID.randomUUID().toString());

      await().atMost(Duration.ofSeconds(15)).until(() -> totals(connection).size() == 1);
      topics.await(
          "bookings.v1.dead-letters.test",
          r -> new String(r.value(), StandardCharsets.UTF_8).contains(connection.toString()),
          Duration.ofSeconds(10));
    }
  }

  private List<Integer> totals(UUID connection) {
    return letterbox.got.stream()
        .map(e -> (OrderWaiting) e.event())
        .filter(e -> e.connectionId().equals(connection))
        .map(e -> e.total().intValue())
        .toList();
  }

  private static void send(Topics topics, UUID connection, String id) {
    OrderWaiting event = waiting(connection, 1);
    topics.send(
        "bookings.v1",
        event.key(),
        EventCodec.encode(event).getBytes(StandardCharsets.UTF_8),
        "ce_id",
        id,
        "ce_type",
        EventCodec.typeOf(event));
  }

  private static OrderWaiting waiting(UUID connection, int total) {
    OrderRef order = new OrderRef(connection, 7, "7", new OrderVersion(Instant.EPOCH, "h"));
    return new OrderWaiting(order, BigDecimal.valueOf(total), Reason.of("NOT_PAID", "", ""));
  }

  private <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work) {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    return Uni.createFrom()
        .<T>emitter(
            emitter ->
                context.runOnContext(
                    v ->
                        sessions
                            .withTransaction(work)
                            .subscribe()
                            .with(emitter::complete, emitter::fail)))
        .await()
        .atMost(Duration.ofSeconds(10));
  }
}
