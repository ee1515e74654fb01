package nl.koppeling.ingest.reading;

import java.time.Instant;
import java.util.Optional;
import nl.koppeling.ingest.intake.WooOrder;

/** What one JSON element of the shop turned out to be. */
public sealed interface Reading {

  /** An order. */
  record Readable(WooOrder order) implements Reading {}

  /**
   * An order by its id, with something in it that cannot be read with certainty.
   *
   * @param modifiedAt empty when even that cannot be read
   * @param fingerprint SHA-256 over the JSON: the same unreadable content has the same one
   * @param field the field that does not fit; never its value
   */
  record Unreadable(
      long orderId, String number, Optional<Instant> modifiedAt, String fingerprint, String field)
      implements Reading {}

  /** Not an order at all: the answer as a whole cannot be trusted. */
  record NoOrder() implements Reading {}
}
