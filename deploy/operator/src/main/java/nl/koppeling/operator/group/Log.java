package nl.koppeling.operator.group;

/**
 * What a partition holds.
 *
 * @param start the first offset that is still there
 * @param end the offset that the next record gets
 */
record Log(long start, long end) {

  Log {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(start + " to " + end);
    }
  }

  /** The nearest place in it. */
  long nearest(long offset) {
    return Math.clamp(offset, start, end);
  }
}
