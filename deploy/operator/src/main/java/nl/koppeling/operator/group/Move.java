package nl.koppeling.operator.group;

import java.util.Objects;

/**
 * A group's place in one partition, and where it is to be put.
 *
 * @param from what the group committed; null when it never did, so that it would begin at the start
 * @param to where it is to read on
 */
record Move(int partition, Log log, Long from, long to) {

  /**
   * @throws IllegalArgumentException when the place is not in the log
   */
  Move {
    Objects.requireNonNull(log);
    if (to < log.start() || to > log.end()) {
      throw new IllegalArgumentException("offset " + to + " is not in " + log);
    }
  }

  /** Records that were read and will be read again. */
  long again() {
    return Math.max(0, place() - to);
  }

  /** Records that were not read and never will be. */
  long skipped() {
    return Math.max(0, to - place());
  }

  /**
   * Where the group would read on as it is; records that are no longer there are read by nobody.
   */
  private long place() {
    return log.nearest(from == null ? log.start() : from);
  }
}
