package nl.koppeling.ingest.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import nl.koppeling.ingest.shop.Listings;

/**
 * How old orders are listed: by id, oldest first, every status, modified since the start date and
 * made before the connection.
 */
final class Chunk {

  /** Slow requests save late, and a shop's clock may be a little ahead of its own stamps. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private Chunk() {}

  static Map<String, String> query(Course course) {
    Map<String, String> query = new HashMap<>(course.place().query(from(course)));
    query.put("before", Listings.moment(course.until()));
    return query;
  }

  /** Orders modified after this moment are asked for. */
  static Instant from(Course course) {
    return course.from().minus(MARGIN).truncatedTo(ChronoUnit.SECONDS);
  }
}
