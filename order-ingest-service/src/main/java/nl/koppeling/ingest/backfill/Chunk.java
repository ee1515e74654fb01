package nl.koppeling.ingest.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nl.koppeling.ingest.shop.Listings;

/**
 * How old orders are listed: by id, oldest first, every status, modified since the start date and
 * made before the connection. Each chunk begins with the last order of the one before. When that is
 * not its first one, orders before it vanished and others shifted past us: then it is looked
 * further back until the two meet. So nothing is missed whatever is put in the bin meanwhile.
 */
final class Chunk {

  /** Slow requests save late, and a shop's clock may be a little ahead of its own stamps. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private Chunk() {}

  static Map<String, String> query(Course course) {
    Instant from = from(course);
    Map<String, String> query =
        new HashMap<>(Listings.query("modified_after", from, 1, course.place().size()));
    query.put("before", Listings.moment(course.until()));
    if (course.place().index() > 0) {
      query.put("offset", Integer.toString(course.place().index()));
    }
    return query;
  }

  /** Orders modified after this moment are asked for. */
  static Instant from(Course course) {
    return course.from().minus(MARGIN).truncatedTo(ChronoUnit.SECONDS);
  }

  /** What a chunk means for the way. */
  sealed interface Next {

    /** It does not meet the one before: look further back, this chunk does not count. */
    record Back(Place place) implements Next {}

    /** It does; there is more. */
    record On(Place place, int read) implements Next {}

    /** It does, and it was the last. */
    record End(Place place, int read) implements Next {}
  }

  /**
   * Decides after a chunk.
   *
   * @param ids what was on it, rising
   * @param total how many there are, when the shop says so; what is said of an empty list does not
   *     count, since some shops forget it there
   */
  static Next after(Place place, List<Long> ids, OptionalInt total) {
    boolean meets = place.index() == 0 || !ids.isEmpty() && ids.getFirst() <= place.lastOrder();
    if (!meets) {
      return new Next.Back(
          new Place(place.lastOrder(), Math.max(0, place.index() - place.size()), place.size()));
    }
    int read = place.index() + ids.size();
    long last = ids.isEmpty() ? place.lastOrder() : Math.max(place.lastOrder(), ids.getLast());
    Place next = new Place(last, Math.max(0, read - 1), place.size());
    boolean more = total.isPresent() ? read < total.getAsInt() : ids.size() >= place.size();
    return more && !ids.isEmpty() ? new Next.On(next, read) : new Next.End(next, read);
  }

  /** True when no step was made although there is more: no way to go on. */
  static boolean stuck(Place place, Next next) {
    return next instanceof Next.On(Place on, int read)
        && on.index() <= place.index()
        && on.lastOrder() == place.lastOrder();
  }
}
