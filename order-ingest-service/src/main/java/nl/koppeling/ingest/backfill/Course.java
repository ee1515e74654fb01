package nl.koppeling.ingest.backfill;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import nl.koppeling.ingest.shop.Place;

/**
 * What a backfill reads and how far it is, whatever its state.
 *
 * @param from orders modified since this moment, UTC
 * @param until orders made before this moment, UTC
 * @param total how many there are, as the shop said last
 * @param done how many of them were read; never falls
 * @param startedAt when the first chunk was read
 */
record Course(
    Instant from,
    Instant until,
    Place place,
    OptionalInt total,
    int done,
    Optional<Instant> startedAt) {

  Course at(Place next, OptionalInt saidTotal, int read) {
    int most = Math.max(done, read);
    OptionalInt known = saidTotal.isPresent() ? saidTotal : total;
    return new Course(from, until, next, atLeast(known, most), most, startedAt);
  }

  /** Orders that vanish make a list shorter, but what was read was read. */
  private static OptionalInt atLeast(OptionalInt total, int done) {
    return total.isPresent() ? OptionalInt.of(Math.max(total.getAsInt(), done)) : total;
  }

  Course startedAt(Instant moment) {
    return new Course(from, until, place, total, done, Optional.of(startedAt.orElse(moment)));
  }
}
