package nl.koppeling.replay;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads parts of topics beside the consumers of this service: without a group, so no offset is ever
 * moved. Every method blocks.
 */
@ApplicationScoped
class Records {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration AT_MOST = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(250);

  private static final Comparator<ConsumerRecord<String, byte[]>> NEWEST_FIRST =
      Comparator.<ConsumerRecord<String, byte[]>>comparingLong(ConsumerRecord::timestamp)
          .thenComparingLong(ConsumerRecord::offset)
          .reversed();

  private final Map<String, Object> broker;

  Records(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.broker = broker;
  }

  /**
   * Records that were chosen, each partition's in order, and what is left.
   *
   * @param rest the stretches from the first record on that was not looked at; those that are over
   *     are not in it
   */
  record Chunk(List<ConsumerRecord<String, byte[]>> chosen, List<Stretch> rest) {

    /** The same, of which only the first so many were taken. */
    List<Stretch> restAfter(int taken) {
      Map<Integer, Stretch> left = new TreeMap<>();
      rest.forEach(stretch -> left.put(stretch.partition(), stretch));
      List<ConsumerRecord<String, byte[]>> untaken = chosen.subList(taken, chosen.size());
      for (ConsumerRecord<String, byte[]> one : untaken.reversed()) {
        long end =
            left.containsKey(one.partition()) ? left.get(one.partition()).to() : one.offset() + 1;
        left.put(one.partition(), new Stretch(one.topic(), one.partition(), one.offset(), end));
      }
      return List.copyOf(left.values());
    }
  }

  /** The offsets of each partition that hold what was written in a span of time. */
  List<Stretch> between(String topic, Optional<Instant> from, Optional<Instant> to) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, PATIENCE);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions, PATIENCE);
      Map<TopicPartition, Long> begin = at(consumer, first, end, from, first);
      Map<TopicPartition, Long> stop = at(consumer, first, end, to, end);
      return partitions.stream()
          .map(p -> new Stretch(topic, p.partition(), begin.get(p), stop.get(p)))
          .filter(stretch -> stretch.length() > 0)
          .toList();
    }
  }

  private static Map<TopicPartition, Long> at(
      KafkaConsumer<String, byte[]> consumer,
      Map<TopicPartition, Long> first,
      Map<TopicPartition, Long> end,
      Optional<Instant> moment,
      Map<TopicPartition, Long> without) {
    if (moment.isEmpty()) {
      return without;
    }
    Map<TopicPartition, Long> asked = new HashMap<>();
    end.keySet().forEach(p -> asked.put(p, moment.get().toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(asked, PATIENCE);
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition p : end.keySet()) {
      OffsetAndTimestamp at = found.get(p);
      long offset = at == null ? end.get(p) : at.offset();
      offsets.put(p, Math.clamp(offset, first.get(p), end.get(p)));
    }
    return offsets;
  }

  /** The partitions of a topic; none when there is no such topic. */
  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String topic) {
    List<PartitionInfo> known = consumer.listTopics(PATIENCE).getOrDefault(topic, List.of());
    return known.stream()
        .map(p -> new TopicPartition(topic, p.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }

  /**
   * Looks at records from the stretches' beginnings on, until so many were chosen, their ends, or
   * two seconds are over.
   *
   * @param stretches of one topic, a partition at most once
   */
  Chunk read(List<Stretch> stretches, Predicate<String> keys, int most) {
    Map<TopicPartition, Stretch> left = new HashMap<>();
    stretches.forEach(one -> left.put(new TopicPartition(one.topic(), one.partition()), one));
    List<ConsumerRecord<String, byte[]>> chosen = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(left.keySet());
      left.forEach((partition, stretch) -> consumer.seek(partition, stretch.from()));
      Instant until = Instant.now().plus(AT_MOST);
      while (!left.isEmpty() && chosen.size() < most && Instant.now().isBefore(until)) {
        ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
        left.replaceAll((p, stretch) -> look(consumer, p, stretch, polled, keys, most, chosen));
        left.values().removeIf(stretch -> stretch.length() == 0);
        consumer.assign(left.keySet());
      }
    }
    return new Chunk(
        chosen,
        left.values().stream().sorted(Comparator.comparingInt(Stretch::partition)).toList());
  }

  /**
   * What is left of a stretch. Nothing when the place is none of the topic's: it was made anew, and
   * offsets begin again.
   */
  private static Stretch look(
      KafkaConsumer<String, byte[]> consumer,
      TopicPartition partition,
      Stretch stretch,
      ConsumerRecords<String, byte[]> polled,
      Predicate<String> keys,
      int most,
      List<ConsumerRecord<String, byte[]>> chosen) {
    for (ConsumerRecord<String, byte[]> one : polled.records(partition)) {
      if (one.offset() >= stretch.to() || one.offset() < stretch.from()) {
        return stretch.from(stretch.to());
      }
      if (keys.test(one.key())) {
        if (chosen.size() == most) {
          return stretch.from(one.offset());
        }
        chosen.add(one);
      }
    }
    long position = consumer.position(partition, PATIENCE);
    return stretch.from(position < stretch.from() ? stretch.to() : position);
  }

  /** The newest records of a topic, newest first. */
  List<ConsumerRecord<String, byte[]>> newest(String topic, int most) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions, PATIENCE);
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions, PATIENCE);
      return partitions.stream()
          .map(p -> new Stretch(topic, p.partition(), first.get(p), end.get(p)))
          .map(stretch -> stretch.from(stretch.to() - most))
          .filter(stretch -> stretch.length() > 0)
          .flatMap(stretch -> read(List.of(stretch), key -> true, most).chosen().stream())
          .sorted(NEWEST_FIRST)
          .limit(most)
          .toList();
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
