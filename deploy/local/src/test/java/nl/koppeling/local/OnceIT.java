package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.testkit.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No order lost, none booked or paid twice, no relation made twice: whatever happens. */
class OnceIT {

  static final Map<Service, List<String>> READS =
      Map.of(
          Service.INGEST, List.of("connections.v1", "bookings.v1"),
          Service.CUSTOMER, List.of("connections.v1", "orders.v1"),
          Service.INVOICE, List.of("connections.v1", "orders.v1", "linked-orders.v1"),
          Service.CONNECTION,
              List.of("orders.v1", "linked-orders.v1", "bookings.v1", "connection-health.v1"));

  @Test
  void replayingEveryTopicFromTheStartBooksNothing() {
    World world = World.connected();
    world.generate(12, 7);
    world.awaitSettled(12, Duration.ofSeconds(90));
    long callsBefore = mutations(world);

    READS.keySet().forEach(world.fleet::stop);
    try (Topics topics = new Topics(world.fleet.kafka().bootstrapServers())) {
      READS.forEach((service, read) -> topics.rewind(service.module(), read));
      READS.keySet().forEach(world.fleet::start);
      READS.keySet().forEach(service -> awaitCaughtUp(topics, service));
    }

    assertNothingNew(world, 12, callsBefore);
  }

  @Test
  void sayingEveryEventAgainUnderNewIdsBooksNothing() {
    World world = World.connected();
    world.generate(8, 8);
    world.awaitSettled(8, Duration.ofSeconds(90));
    long callsBefore = mutations(world);

    try (Topics topics = new Topics(world.fleet.kafka().bootstrapServers())) {
      for (String topic :
          List.of("connections.v1", "orders.v1", "linked-orders.v1", "bookings.v1")) {
        topics.all(topic).stream()
            .filter(r -> r.key().startsWith(world.connection))
            .forEach(r -> topics.send(again(r)));
      }
      READS.keySet().forEach(service -> awaitCaughtUp(topics, service));
    }

    assertNothingNew(world, 8, callsBefore);
  }

  /** order-ingest-service is killed in {@link KilledAtWorkIT}. */
  @ParameterizedTest
  @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "INGEST")
  void aServiceKilledHardWhileItWorksLosesAndDoublesNothing(Service service) {
    World world = World.connected();
    world.generate(40, 100 + service.ordinal());
    await("work is under way")
        .atMost(Duration.ofSeconds(60))
        .until(() -> !world.books().bookings().isEmpty());

    world.fleet.kill(service);
    world.fleet.start(service);

    world.awaitSettled(40, Duration.ofSeconds(150));
    assertThat(world.books().duplicates()).isZero();
    assertThat(world.books().bookings()).hasSize(40);
    assertThat(world.books().bankBookings()).isEqualTo(40);
    assertThat(world.books().unbalanced()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "commit-then-500, /verkoopboekingen",
    "drop-after-commit, /verkoopboekingen",
    "drop-before-commit, /verkoopboekingen",
    "commit-then-empty-200, /verkoopboekingen",
    "commit-then-502-html, /verkoopboekingen",
    "commit-then-500, /bankboekingen",
    "drop-after-commit, /bankboekingen",
    "drop-before-commit, /bankboekingen",
    "commit-then-empty-200, /bankboekingen",
    "commit-then-500, /relaties",
    "drop-after-commit, /relaties",
    "drop-before-commit, /relaties",
    "commit-then-empty-200, /relaties"
  })
  void anAnswerThatDoesNotComeIsLookedUp(String fault, String path) {
    World world = World.connected();
    world.disturbSnelStart(fault, "POST", path, 2);

    world.generate(3, fault.hashCode() + path.hashCode());

    world.awaitSettled(3, Duration.ofSeconds(60));
    assertThat(world.books().duplicates()).isZero();
    assertThat(world.books().bookings()).hasSize(3);
    assertThat(world.books().bankBookings()).isEqualTo(3);
  }

  static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> said) {
    ProducerRecord<String, byte[]> again =
        new ProducerRecord<>(said.topic(), said.key(), said.value());
    said.headers().forEach(again.headers()::add);
    again.headers().remove("ce_id");
    again
        .headers()
        .add(
            new RecordHeader(
                "ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)));
    return again;
  }

  static void awaitCaughtUp(Topics topics, Service service) {
    await(service + " has read everything")
        .atMost(Duration.ofSeconds(60))
        .until(() -> topics.lag(service.module()) == 0);
  }

  private static long mutations(World world) {
    return world.books().bookings().size()
        + world.books().bankBookings()
        + world.books().relations();
  }

  private static void assertNothingNew(World world, int orders, long callsBefore) {
    assertThat(world.books().bookings()).hasSize(orders);
    assertThat(world.books().bankBookings()).isEqualTo(orders);
    assertThat(mutations(world)).isEqualTo(callsBefore);
    assertThat(world.books().duplicates()).isZero();
    assertThat(world.overview().count("SETTLED")).isEqualTo(orders);
  }
}
