package nl.koppeling.operator.group;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.operator.terminal.Refused;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The consumer groups of a Kafka cluster. What it refuses is a {@link Refused} with a sentence. */
final class Groups implements AutoCloseable {

  private static final Comparator<TopicPartition> ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

  private final String servers;
  private final Admin admin;

  Groups(KafkaSettings settings) {
    this.servers = settings.servers();
    try {
      this.admin = Admin.create(settings.values());
    } catch (KafkaException e) {
      throw new Refused("Kafka's settings (KAFKA_...) are not right: " + rootOf(e).getMessage(), e);
    }
  }

  Members members(String group) {
    ConsumerGroupDescription description =
        await(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group), group);
    if (description.groupState() == GroupState.DEAD) {
      throw unknown(group);
    }
    return new Members(
        description.members().stream()
            .map(Groups::member)
            .sorted(Comparator.comparing(Members.Member::client))
            .toList());
  }

  private static Members.Member member(MemberDescription member) {
    return new Members.Member(
        member.clientId(), member.host(), member.assignment().topicPartitions().size());
  }

  /** Where the group stands, as far as it ever said. */
  Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> offsets = new TreeMap<>(ORDER);
    await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), group)
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                offsets.put(partition, offset.offset());
              }
            });
    return offsets;
  }

  List<TopicPartition> partitions(String topic) {
    return await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic), topic)
        .partitions()
        .stream()
        .map(TopicPartitionInfo::partition)
        .sorted()
        .map(partition -> new TopicPartition(topic, partition))
        .toList();
  }

  Map<TopicPartition, Log> logs(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
    Map<TopicPartition, Log> logs = new TreeMap<>(ORDER);
    partitions.forEach(p -> logs.put(p, new Log(starts.get(p), ends.get(p))));
    return logs;
  }

  /** The first offset of that moment or later; absent (negative) where there is no such record. */
  Map<TopicPartition, Long> since(Collection<TopicPartition> partitions, Instant moment) {
    return offsets(partitions, OffsetSpec.forTimestamp(moment.toEpochMilli()));
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, OffsetSpec which) {
    return await(
            admin
                .listOffsets(
                    partitions.stream().collect(Collectors.toMap(Function.identity(), p -> which)))
                .all(),
            partitions.stream()
                .map(TopicPartition::topic)
                .distinct()
                .collect(Collectors.joining(", ")))
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> offset(e.getValue())));
  }

  private static long offset(ListOffsetsResultInfo found) {
    return found.offset();
  }

  /** Puts the group there; Kafka itself refuses that while somebody reads for it. */
  void put(String group, String topic, Collection<Move> moves) {
    await(
        admin
            .alterConsumerGroupOffsets(
                group,
                moves.stream()
                    .collect(
                        Collectors.toMap(
                            move -> new TopicPartition(topic, move.partition()),
                            move -> new OffsetAndMetadata(move.to()))))
            .all(),
        group);
  }

  private <T> T await(KafkaFuture<T> future, String asked) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw refusal(e.getCause(), asked);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("Interrupted.", e);
    }
  }

  private Refused refusal(Throwable cause, String asked) {
    return switch (cause) {
      case GroupIdNotFoundException e -> unknown(asked);
      case UnknownTopicOrPartitionException e -> new Refused("There is no topic " + asked + ".", e);
      case InvalidTopicException e -> new Refused("There is no topic " + asked + ".", e);
      case UnknownMemberIdException e -> inUse(asked, e);
      case GroupNotEmptyException e -> inUse(asked, e);
      case AuthorizationException e ->
          new Refused("Kafka does not allow this (" + e.getMessage() + ").", e);
      case AuthenticationException e ->
          new Refused("Kafka does not know us (" + e.getMessage() + ").", e);
      case RetriableException e -> new Refused("Kafka at " + servers + " does not answer.", e);
      default -> new Refused("Kafka at " + servers + " refuses this: " + cause.getMessage(), cause);
    };
  }

  private static Refused inUse(String group, Throwable cause) {
    return new Refused("Somebody reads for " + group + " again: stop the service first.", cause);
  }

  private static Refused unknown(String group) {
    return new Refused("There is no group " + group + ".");
  }

  private static Throwable rootOf(Throwable fault) {
    return fault.getCause() == null ? fault : rootOf(fault.getCause());
  }

  @Override
  public void close() {
    admin.close();
  }
}
