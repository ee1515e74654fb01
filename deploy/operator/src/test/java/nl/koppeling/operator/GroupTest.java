package nl.koppeling.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.testkit.Kafka;
import nl.koppeling.testkit.Ports;
import nl.koppeling.testkit.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consumer groups of a real broker: ten records in each of two partitions, read up to 6 and 10. */
class GroupTest {

  private static final long EPOCH = Instant.parse("2026-11-01T00:00:00Z").toEpochMilli();

  @TempDir static Path folder;
  private static Kafka kafka;
  private static Topics topics;

  @TempDir Path home;
  private final String topic = "orders-" + UUID.randomUUID();
  private final String group = "service-" + UUID.randomUUID();
  private Operating operating;

  @BeforeAll
  static void start() {
    kafka = Kafka.forTests(folder);
    topics = new Topics(kafka.bootstrapServers());
  }

  @AfterAll
  static void stop() {
    topics.close();
    kafka.close();
  }

  @BeforeEach
  void fill() {
    operating = new Operating(home);
    operating.environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    topics.create(topic, 2, Map.of());
    for (int partition = 0; partition < 2; partition++) {
      for (int hour = 0; hour < 10; hour++) {
        byte[] value = "x".getBytes(StandardCharsets.UTF_8);
        topics.send(
            new ProducerRecord<>(topic, partition, EPOCH + hour * 3_600_000L, "key", value));
      }
    }
    commit(6, 10);
  }

  @Test
  void itIsShownHowFarEachPartitionIs() {
    assertThat(operating.run("group", "show", group)).isZero();

    assertThat(operating.lines().get(0)).isEqualTo("Nobody reads for " + group + " now.");
    assertThat(operating.lines().get(3)).matches(topic + " +0 +6 +10 +4");
    assertThat(operating.lines().get(4)).matches(topic + " +1 +10 +10 +0");
  }

  @Test
  void itIsShownWhoReads() throws Exception {
    try (KafkaConsumer<String, byte[]> member = member()) {
      assertThat(operating.run("group", "show", "--json", group)).isZero();

      JsonNode shown = new ObjectMapper().readTree(operating.out());
      assertThat(shown.get("members")).hasSize(1);
      assertThat(shown.at("/members/0/partitions").asInt()).isEqualTo(2);
      assertThat(shown.at("/partitions/0/lag").asInt()).isEqualTo(4);
    }
  }

  @Test
  void withoutExecuteNothingIsChanged() {
    assertThat(reset("--to-start")).isZero();

    assertThat(operating.lines().get(1)).matches(topic + " +0 +6 +0 +6 +0");
    assertThat(operating.lines().get(2)).matches(topic + " +1 +10 +0 +10 +0");
    assertThat(operating.lines().get(3)).isEqualTo("16 records read again, 0 records skipped");
    assertThat(operating.err()).isEqualTo("Nothing was changed. With --execute it is done.\n");
    assertThat(committed()).containsExactly(6L, 10L);
  }

  @Test
  void withExecuteItIsDone() {
    assertThat(reset("--to-start", "--execute")).isZero();

    assertThat(operating.err()).isEqualTo("Done. Start " + group + " again.\n");
    assertThat(committed()).containsExactly(0L, 0L);
  }

  @Test
  void toAMomentAndNoRecordThatIsLaterIsMissed() {
    commit(10, 10);

    assertThat(reset("--to", "2026-11-01T04:30:00+01:00", "--execute")).isZero();

    assertThat(committed()).containsExactly(4L, 4L);
  }

  @Test
  void toAMomentAfterTheLastRecord() {
    commit(10, 10);

    assertThat(reset("--to", "2026-11-01T12:00:00Z", "--execute")).isZero();

    assertThat(committed()).containsExactly(10L, 10L);
  }

  @Test
  void anOffsetOfOnePartitionLeavesTheOther() {
    assertThat(reset("--to-offset", "1:3", "--execute")).isZero();

    assertThat(committed()).containsExactly(6L, 3L);
  }

  @Test
  void offsetsOfSeveralPartitions() {
    assertThat(reset("--to-offset", "0:2", "--to-offset", "1:3", "--execute")).isZero();

    assertThat(committed()).containsExactly(2L, 3L);
  }

  @Test
  void recordsAreNotSkippedUnlessTheirNumberIsSaid() {
    assertThat(reset("--to-end", "--execute")).isEqualTo(1);
    assertThat(operating.err())
        .isEqualTo(
            "4 records would never be read by "
                + group
                + ", and the orders in them never be booked. If that is meant: --skip-records 4\n");
    assertThat(committed()).containsExactly(6L, 10L);

    assertThat(reset("--to-end", "--execute", "--skip-records", "3")).isEqualTo(1);
    assertThat(committed()).containsExactly(6L, 10L);

    assertThat(reset("--to-end", "--execute", "--skip-records", "4")).isZero();
    assertThat(committed()).containsExactly(10L, 10L);
  }

  @Test
  void forwardInOnePartitionIsForwardThoughTheOtherGoesBack() {
    assertThat(reset("--to-offset", "0:8", "--to-offset", "1:0", "--execute")).isEqualTo(1);

    assertThat(operating.out()).contains("10 records read again, 2 records skipped");
    assertThat(committed()).containsExactly(6L, 10L);
  }

  @Test
  void whileTheServiceRunsItIsRefused() {
    try (KafkaConsumer<String, byte[]> member = member()) {
      assertThat(reset("--to-start", "--execute")).isEqualTo(1);
    }

    assertThat(operating.err())
        .isEqualTo("The group " + group + " has 1 member: stop the service first.\n");
    assertThat(operating.out()).contains("16 records read again");
    assertThat(committed()).containsExactly(6L, 10L);
  }

  @Test
  void aPartitionThatWasNeverReadBeginsAtItsStart() {
    String fresh = "service-" + UUID.randomUUID();
    commit(fresh, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(6)));

    assertThat(operating.run("group", "reset", fresh, "--topic", topic, "--to-start")).isZero();

    assertThat(operating.lines().get(2)).matches(topic + " +1 +- +0 +0 +0");
  }

  @Test
  void forScriptsThePlanIsJson() throws Exception {
    assertThat(reset("--to-start", "--json")).isZero();

    JsonNode plan = new ObjectMapper().readTree(operating.out());
    assertThat(plan.get("readAgain").asInt()).isEqualTo(16);
    assertThat(plan.at("/moves/1/from").asInt()).isEqualTo(10);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(operating.run("group", "show", "nobody")).isEqualTo(1);
    assertThat(operating.err()).isEqualTo("There is no group nobody.\n");

    assertThat(operating.run("group", "reset", "nobody", "--topic", topic, "--to-start"))
        .isEqualTo(1);
    assertThat(operating.err()).isEqualTo("There is no group nobody.\n");

    assertThat(operating.run("group", "reset", group, "--topic", "orders-v9", "--to-start"))
        .isEqualTo(1);
    assertThat(operating.err()).isEqualTo("There is no topic orders-v9.\n");

    assertThat(reset("--to-offset", "2:0")).isEqualTo(1);
    assertThat(operating.err()).isEqualTo("There is no partition 2 in " + topic + ".\n");

    assertThat(reset("--to-offset", "1:11")).isEqualTo(1);
    assertThat(operating.err())
        .isEqualTo("There is no offset 11 in partition 1 of " + topic + ": it has 0 to 10.\n");

    String other = "payments-" + UUID.randomUUID();
    topics.create(other, 1, Map.of());
    assertThat(operating.run("group", "reset", group, "--topic", other, "--to-start")).isEqualTo(1);
    assertThat(operating.err()).isEqualTo("The group " + group + " does not read " + other + ".\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--to-start --to-end",
        "",
        "--to 2026-11-01",
        "--to-offset 3",
        "--to-offset 0:-1",
        "--to-start --to-offset 0:1"
      })
  void whatIsAskedWronglyChangesNothing(String words) {
    String[] options = (words + " --execute").strip().split(" ");

    assertThat(reset(options)).isEqualTo(2);

    assertThat(committed()).containsExactly(6L, 10L);
  }

  @Test
  void aPartitionNamedTwiceIsRefused() {
    assertThat(reset("--to-offset", "0:1", "--to-offset", "0:2")).isEqualTo(1);

    assertThat(operating.err()).isEqualTo("Partition 0 is named twice.\n");
  }

  @Test
  void aBrokerThatIsNotThereIsNamed() {
    String nowhere = "127.0.0.1:" + Ports.free();
    operating.environment.put("KAFKA_BOOTSTRAP_SERVERS", nowhere);
    operating.environment.put("KAFKA_DEFAULT_API_TIMEOUT_MS", "1000");
    operating.environment.put("KAFKA_REQUEST_TIMEOUT_MS", "1000");

    assertThat(operating.run("group", "show", group)).isEqualTo(1);

    assertThat(operating.err()).isEqualTo("Kafka at " + nowhere + " does not answer.\n");
  }

  @Test
  void settingsThatAreWrongAreSaid() {
    operating.environment.put("KAFKA_SECURITY_PROTOCOL", "SSL");
    operating.environment.put("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM");
    operating.environment.put("KAFKA_SSL_TRUSTSTORE_LOCATION", home.resolve("none").toString());

    assertThat(operating.run("group", "show", group)).isEqualTo(1);

    assertThat(operating.err())
        .startsWith("Kafka's settings (KAFKA_...) are not right: ")
        .contains("none");
  }

  private int reset(String... options) {
    String[] words = new String[options.length + 5];
    System.arraycopy(new String[] {"group", "reset", group, "--topic", topic}, 0, words, 0, 5);
    System.arraycopy(options, 0, words, 5, options.length);
    return operating.run(words);
  }

  private void commit(long first, long second) {
    commit(
        group,
        Map.of(
            new TopicPartition(topic, 0), new OffsetAndMetadata(first),
            new TopicPartition(topic, 1), new OffsetAndMetadata(second)));
  }

  private static void commit(String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(group)) {
      consumer.commitSync(offsets);
    }
  }

  private List<Long> committed() {
    TopicPartition first = new TopicPartition(topic, 0);
    TopicPartition second = new TopicPartition(topic, 1);
    try (KafkaConsumer<String, byte[]> consumer = consumer(group)) {
      Map<TopicPartition, OffsetAndMetadata> found = consumer.committed(Set.of(first, second));
      return List.of(found.get(first).offset(), found.get(second).offset());
    }
  }

  /** Somebody who has both partitions, as a service at work. */
  private KafkaConsumer<String, byte[]> member() {
    KafkaConsumer<String, byte[]> consumer = consumer(group);
    consumer.subscribe(List.of(topic));
    Instant end = Instant.now().plusSeconds(30);
    while (new HashSet<>(consumer.assignment()).size() < 2 && Instant.now().isBefore(end)) {
      consumer.poll(Duration.ofMillis(100));
    }
    return consumer;
  }

  private static KafkaConsumer<String, byte[]> consumer(String group) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "group.id",
            group,
            "enable.auto.commit",
            "false"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
