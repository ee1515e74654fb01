package nl.koppeling.replay;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One bounded step of a replay, as it is asked of a reader.
 *
 * @param replay whose step it is; for the log
 * @param rehearsal true: everything is undone at the end
 * @param stretches parts of one topic, in any order; not none
 * @param connection only events of this connection; null: of all
 * @param order only events of this order of the connection; null: of all
 */
public record Stride(
    UUID replay, boolean rehearsal, List<Stretch> stretches, UUID connection, Long order) {
  public Stride {
    Objects.requireNonNull(replay, "replay");
    stretches = List.copyOf(stretches);
    if (stretches.stream().map(Stretch::topic).distinct().count() != 1) {
      throw new IllegalArgumentException("a step is of one topic");
    }
    if (order != null && connection == null) {
      throw new IllegalArgumentException("an order is an order of a connection");
    }
  }

  /**
   * Whether a record of this key is meant. Keys are the connection's id, or that and the order's.
   */
  boolean chooses(String key) {
    if (connection == null) {
      return true;
    }
    if (key == null) {
      return false;
    }
    return order == null
        ? key.equals(connection.toString()) || key.startsWith(connection + ":")
        : key.equals(connection + ":" + order);
  }

  /** The topic, as the broker names it. */
  String topic() {
    return stretches.getFirst().topic();
  }
}
