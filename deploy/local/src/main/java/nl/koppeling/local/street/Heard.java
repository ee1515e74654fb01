package nl.koppeling.local.street;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import nl.koppeling.events.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Listens to {@code orders.v1}: which orders were told as completed, when, and how often. */
public final class Heard implements AutoCloseable {

  private static final Pattern COMPLETED = Pattern.compile("(?i).*completed.*");

  private final ConcurrentMap<String, Long> firstNanos = new ConcurrentHashMap<>();
  private final Set<String> events = ConcurrentHashMap.newKeySet();
  private final AtomicInteger again = new AtomicInteger();
  private final Thread listener;
  private volatile boolean over;

  /** Listens from the topic's beginning. */
  public Heard(String bootstrapServers) {
    listener = Thread.ofPlatform().daemon().name("heard").start(() -> listen(bootstrapServers));
  }

  private void listen(String bootstrapServers) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(Topic.ORDERS.topicName()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList());
      while (!over) {
        consumer.poll(Duration.ofMillis(100)).forEach(this::hear);
      }
    }
  }

  private void hear(ConsumerRecord<String, byte[]> said) {
    boolean repeated = !events.add(header(said, "ce_id"));
    if (repeated || !COMPLETED.matcher(header(said, "ce_type")).matches()) {
      return;
    }
    if (firstNanos.putIfAbsent(said.key(), System.nanoTime()) != null) {
      again.incrementAndGet();
    }
  }

  private static String header(ConsumerRecord<String, byte[]> said, String name) {
    return new String(said.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** Orders told at least once. */
  public int orders() {
    return firstNanos.size();
  }

  /**
   * How often an order was told that had been told before, as another event: one event may come
   * several times (at least once), and its readers know it by its id.
   */
  public int again() {
    return again.get();
  }

  /** True when this order was told. */
  public boolean heard(UUID connection, long order) {
    return firstNanos.containsKey(connection + ":" + order);
  }

  /**
   * When an order was heard first.
   *
   * @return {@link System#nanoTime()}, or a negative number when it was not heard
   */
  public long at(UUID connection, long order) {
    return firstNanos.getOrDefault(connection + ":" + order, -1L);
  }

  @Override
  public void close() {
    over = true;
    try {
      listener.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
