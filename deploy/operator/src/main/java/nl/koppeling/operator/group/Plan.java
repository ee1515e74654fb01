package nl.koppeling.operator.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import nl.koppeling.operator.terminal.Refused;
import org.apache.kafka.common.TopicPartition;

/** What a reset would do to a group's places in one topic. */
record Plan(List<Move> moves) {

  Plan {
    moves = List.copyOf(moves);
  }

  /**
   * Works it out, and changes nothing.
   *
   * @throws Refused when the topic, a partition or an offset is not there, or the group does not
   *     read the topic
   */
  static Plan of(Groups groups, String group, String topic, Goal goal) {
    List<TopicPartition> partitions = groups.partitions(topic);
    Map<TopicPartition, Long> committed = groups.committed(group);
    if (partitions.stream().noneMatch(committed::containsKey)) {
      throw new Refused("The group " + group + " does not read " + topic + ".");
    }
    Map<TopicPartition, Log> logs = groups.logs(partitions);
    Map<TopicPartition, Long> places =
        switch (goal) {
          case Goal.Start start -> each(logs, Log::start);
          case Goal.End end -> each(logs, Log::end);
          case Goal.At at -> since(logs, groups.since(partitions, at.moment()));
          case Goal.Offsets offsets -> given(topic, logs, offsets.byPartition());
        };
    List<Move> moves = new ArrayList<>();
    places.forEach(
        (partition, to) ->
            moves.add(
                new Move(
                    partition.partition(), logs.get(partition), committed.get(partition), to)));
    moves.sort(Comparator.comparingInt(Move::partition));
    return new Plan(moves);
  }

  long again() {
    return sum(Move::again);
  }

  long skipped() {
    return sum(Move::skipped);
  }

  private long sum(ToLongFunction<Move> what) {
    return moves.stream().mapToLong(what).sum();
  }

  private static Map<TopicPartition, Long> each(
      Map<TopicPartition, Log> logs, Function<Log, Long> place) {
    Map<TopicPartition, Long> places = new HashMap<>();
    logs.forEach((partition, log) -> places.put(partition, place.apply(log)));
    return places;
  }

  /** Where no record is so late, everything was read by then: the end. */
  private static Map<TopicPartition, Long> since(
      Map<TopicPartition, Log> logs, Map<TopicPartition, Long> found) {
    Map<TopicPartition, Long> places = new HashMap<>();
    found.forEach(
        (partition, offset) ->
            places.put(
                partition,
                offset < 0 ? logs.get(partition).end() : logs.get(partition).nearest(offset)));
    return places;
  }

  private static Map<TopicPartition, Long> given(
      String topic, Map<TopicPartition, Log> logs, Map<Integer, Long> byPartition) {
    Map<TopicPartition, Long> places = new HashMap<>();
    new TreeMap<>(byPartition)
        .forEach(
            (number, offset) -> {
              TopicPartition partition = new TopicPartition(topic, number);
              Log log = logs.get(partition);
              if (log == null) {
                throw new Refused("There is no partition " + number + " in " + topic + ".");
              }
              if (offset != log.nearest(offset)) {
                throw new Refused(
                    "There is no offset "
                        + offset
                        + " in partition "
                        + number
                        + " of "
                        + topic
                        + ": it has "
                        + log.start()
                        + " to "
                        + log.end()
                        + ".");
              }
              places.put(partition, offset);
            });
    return places;
  }
}
