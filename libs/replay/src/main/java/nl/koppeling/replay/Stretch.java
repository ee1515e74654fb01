package nl.koppeling.replay;

/**
 * A part of one partition.
 *
 * @param topic as the broker names it; may be a topic of dead letters
 * @param from the first offset that may be read
 * @param to the offset to stop before; not below {@code from}
 */
public record Stretch(String topic, int partition, long from, long to) {
  public Stretch {
    if (topic == null || topic.isBlank() || partition < 0 || from < 0 || to < from) {
      throw new IllegalArgumentException("no such part of a partition");
    }
  }

  /** Offsets in it; records may be fewer. */
  public long length() {
    return to - from;
  }

  /**
   * The same from this offset on; an offset before it changes nothing, one behind it is its end.
   */
  Stretch from(long offset) {
    return new Stretch(topic, partition, Math.clamp(offset, from, to), to);
  }
}
