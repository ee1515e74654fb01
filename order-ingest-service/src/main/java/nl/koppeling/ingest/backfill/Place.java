package nl.koppeling.ingest.backfill;

/**
 * How far a backfill is in the shop's list of orders by id.
 *
 * @param lastOrder orders up to this id were read; 0: none yet
 * @param index where the next chunk begins in the list, from 0: at the last order that was read, so
 *     that it shows whether others vanished before it meanwhile
 * @param size orders a chunk
 */
record Place(long lastOrder, int index, int size) {

  private static final int SMALLEST = 2;

  Place {
    if (lastOrder < 0 || index < 0 || size < SMALLEST) {
      throw new IllegalArgumentException("no place in a list");
    }
  }

  static Place atTheBeginning(int size) {
    return new Place(0, 0, size);
  }

  /** The same place in chunks of a fifth: one was too much for the shop. */
  Place inSmallerChunks() {
    return new Place(lastOrder, index, Math.max(SMALLEST, size / 5));
  }
}
