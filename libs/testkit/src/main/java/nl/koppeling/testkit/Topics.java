package nl.koppeling.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Looks at topics and writes to them, past the services. */
public final class Topics implements AutoCloseable {

  private static final Duration SESSION = Duration.ofSeconds(60);

  private final String bootstrapServers;
  private final KafkaProducer<String, byte[]> producer;
  private final Admin admin;

  public Topics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer());
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** Makes a topic unless it is there. */
  public void create(String topic, int partitions, Map<String, String> settings) {
    try {
      admin
          .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new PartFailed("The topic " + topic + " cannot be made.", e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Deletes every topic but the broker's own, as if the cluster had been lost. */
  public void deleteAll() {
    try {
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
    } catch (ExecutionException e) {
      throw new PartFailed("The topics cannot be deleted.", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Sends a record and waits for the acknowledgement; headers are name, value, name, value. */
  public void send(String topic, String key, byte[] value, String... headers) {
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, value);
    for (int i = 0; i < headers.length; i += 2) {
      message
          .headers()
          .add(new RecordHeader(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    send(message);
  }

  /** Sends a record as it is. */
  public void send(ProducerRecord<String, byte[]> message) {
    try {
      producer.send(message).get();
    } catch (ExecutionException e) {
      throw new PartFailed("A record was not accepted by " + message.topic(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Every record of a topic, from offset 0 to where it ends now. */
  public List<ConsumerRecord<String, byte[]>> all(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }

  /** Waits until a record of the topic fits; returns all that fit. */
  public List<ConsumerRecord<String, byte[]>> await(
      String topic, Predicate<ConsumerRecord<String, byte[]>> fits, Duration atMost) {
    Instant end = Instant.now().plus(atMost);
    while (true) {
      List<ConsumerRecord<String, byte[]>> fitting = all(topic).stream().filter(fits).toList();
      if (!fitting.isEmpty()) {
        return fitting;
      }
      if (Instant.now().isAfter(end)) {
        throw new PartFailed(
            "No fitting record on " + topic + " within " + atMost.toSeconds() + " seconds.");
      }
    }
  }

  /** Puts a consumer group back to the start of topics; its members must be away. */
  public void rewind(String group, Collection<String> topics) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      topics.stream()
          .flatMap(t -> consumer.partitionsFor(t).stream())
          .forEach(
              p ->
                  offsets.put(
                      new TopicPartition(p.topic(), p.partition()), new OffsetAndMetadata(0)));
      admin.alterConsumerGroupOffsets(group, offsets).all().get();
    } catch (ExecutionException e) {
      throw new PartFailed("The group " + group + " cannot be put back.", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Puts a consumer group back to what was said since a moment, on every topic it reads; waits
   * until its members are away, a minute at most. As {@code kafka-consumer-groups --all-topics
   * --reset-offsets --to-datetime}.
   */
  public void rewind(String group, Instant moment) {
    try {
      Map<TopicPartition, OffsetAndMetadata> taken =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      taken.keySet().forEach(p -> wanted.put(p, OffsetSpec.forTimestamp(moment.toEpochMilli())));
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      admin
          .listOffsets(wanted)
          .all()
          .get()
          .forEach(
              (partition, found) -> {
                if (found.offset() >= 0) { // nothing since then: it stays where it is
                  offsets.put(partition, new OffsetAndMetadata(found.offset()));
                }
              });
      awaitNoMembers(group);
      admin.alterConsumerGroupOffsets(group, offsets).all().get();
    } catch (ExecutionException e) {
      throw new PartFailed("The group " + group + " cannot be put back.", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** One that was killed is a member until its session ends. */
  private void awaitNoMembers(String group) throws ExecutionException, InterruptedException {
    Instant end = Instant.now().plus(SESSION);
    while (!admin
        .describeConsumerGroups(List.of(group))
        .describedGroups()
        .get(group)
        .get()
        .members()
        .isEmpty()) {
      if (Instant.now().isAfter(end)) {
        throw new PartFailed("The group " + group + " still has members.");
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  /** Gives a topic more partitions. */
  public void widen(String topic, int partitions) {
    try {
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all().get();
    } catch (ExecutionException e) {
      throw new PartFailed("The topic " + topic + " cannot be widened.", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** How many records a group still has to take, over all its topics. */
  public long lag(String group) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      Map<TopicPartition, OffsetAndMetadata> taken =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, Long> ends = consumer.endOffsets(taken.keySet());
      return taken.entrySet().stream()
          .mapToLong(e -> ends.get(e.getKey()) - e.getValue().offset())
          .sum();
    } catch (ExecutionException e) {
      throw new PartFailed("The group " + group + " cannot be read.", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static PartFailed interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new PartFailed("Interrupted while talking to Kafka.", e);
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
