package nl.koppeling.operator.group;

import java.time.Instant;
import java.util.Map;

/** Where a group is to read on. */
sealed interface Goal {

  /** At the first record that is still there. */
  record Start() implements Goal {}

  /** After the last record. */
  record End() implements Goal {}

  /** At the first record of that moment or later. */
  record At(Instant moment) implements Goal {}

  /** At these offsets, by partition; the other partitions stay as they are. */
  record Offsets(Map<Integer, Long> byPartition) implements Goal {
    public Offsets {
      byPartition = Map.copyOf(byPartition);
    }
  }
}
