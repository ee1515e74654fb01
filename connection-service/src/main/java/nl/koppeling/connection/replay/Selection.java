package nl.koppeling.connection.replay;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.ReplayCode;

/**
 * Which events, or which parked documents. Every component but {@code reason} narrows the events of
 * all topics at all readers; with a reason it is documents.
 *
 * @param topic as the broker names it; may be a topic of dead letters
 * @param reader the service that is to read again
 * @param from the moment from which on (UTC)
 * @param to the moment before which (UTC)
 * @param partition with both offsets and a topic
 * @param fromOffset the first offset
 * @param toOffset the offset to stop before
 * @param order with a connection: the shop's id of the order
 * @param reason the code that documents are parked with; nothing but a connection and a reader goes
 *     with it
 */
record Selection(
    String topic,
    String reader,
    Instant from,
    Instant to,
    Integer partition,
    Long fromOffset,
    Long toOffset,
    UUID connection,
    Long order,
    String reason) {

  private static final String LETTERS = ".dead-letters.";
  private static final Pattern TOPIC = Pattern.compile("[a-z0-9.-]{1,80}");
  private static final Pattern CODE = Pattern.compile("[A-Z0-9_-]{2,60}");

  Selection {
    require(topic == null || TOPIC.matcher(topic).matches(), "topic");
    require(reader == null || Reader.NAMES.contains(reader), "reader");
    require(from == null || to == null || from.isBefore(to), "from, to");
    boolean offsets = partition != null || fromOffset != null || toOffset != null;
    require(!offsets || whole(topic, partition, fromOffset, toOffset), "partition, offsets");
    require(!offsets || (from == null && to == null), "offsets or times");
    require(order == null || connection != null, "order without connection");
    require(reason == null || CODE.matcher(reason).matches(), "reason");
    require(
        reason == null
            || (!offsets && Stream.of(topic, from, to, order).allMatch(part -> part == null)),
        "reason with topic, time or order");
  }

  private static boolean whole(String topic, Integer partition, Long from, Long to) {
    return topic != null
        && partition != null
        && partition >= 0
        && from != null
        && to != null
        && from >= 0
        && from < to;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw Refusal.of(ReplayCode.REPLAY_SELECTION_INVALID, what);
    }
  }

  Optional<String> parkedFor() {
    return Optional.ofNullable(reason);
  }

  boolean byOffset() {
    return partition != null;
  }

  /** Whether a service is meant; a topic of dead letters is read by the one that left them. */
  boolean asks(String name) {
    boolean named = reader == null || reader.equals(name);
    return named && (topic == null || !topic.contains(LETTERS) || topic.endsWith(LETTERS + name));
  }
}
