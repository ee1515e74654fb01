package nl.koppeling.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import nl.koppeling.ingest.shop.Place;
import org.junit.jupiter.api.Test;

/** What old orders are asked for with. */
class ChunkTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant BEGUN = Instant.parse("2026-11-23T19:33:44.5Z");

  @Test
  void theFirstChunkIsAskedByIdBetweenTheStartDateAndTheConnection() {
    assertThat(Chunk.query(course(Place.atTheBeginning(50))))
        .containsEntry("modified_after", "2025-12-31T23:55:00")
        .containsEntry("before", "2026-11-23T19:33:44")
        .containsEntry("dates_are_gmt", "true")
        .containsEntry("orderby", "id")
        .containsEntry("order", "asc")
        .containsEntry("per_page", "50")
        .doesNotContainKeys("offset", "status", "after");
  }

  @Test
  void theNextIsAskedFromItsPlaceOn() {
    assertThat(Chunk.query(course(new Place(13, 2, 3)))).containsEntry("offset", "2");
  }

  private static Course course(Place place) {
    return new Course(START, BEGUN, place, OptionalInt.empty(), 0, Optional.empty());
  }
}
