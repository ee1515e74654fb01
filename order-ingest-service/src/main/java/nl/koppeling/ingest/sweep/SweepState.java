package nl.koppeling.ingest.sweep;

import java.time.Instant;
import java.util.Optional;

/**
 * Where the sweep of a shop stands, as read at the start of a step.
 *
 * @param due true when a page is to be read (database time)
 * @param under the sweep under way
 */
record SweepState(boolean due, Optional<Under> under, Instant now) {

  /**
   * A sweep under way.
   *
   * @param startedAt database time of its first page: what was read since was seen by it
   * @param from orders made after this moment, UTC
   * @param page the page to read next, from 1
   * @param size orders a page
   */
  record Under(Instant startedAt, Instant from, int page, int size) {

    Under nextPage() {
      return new Under(startedAt, from, page + 1, size);
    }

    /** The same place in pages of a fifth: a page was too much for the shop. */
    Under inSmallerPages() {
      return new Under(startedAt, from, (page - 1) * 5 + 1, Math.max(1, size / 5));
    }
  }
}
