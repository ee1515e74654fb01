package nl.koppeling.ingest.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.koppeling.ingest.intake.ShopFacts;
import nl.koppeling.ingest.reading.Reading;

/**
 * Readings of one shop with everything that was read beside them, ready to be stored without
 * another call.
 *
 * @param refundTimes when a refund was made, by refund id; only of refunds not told before
 */
public record Fetched(List<Reading> readings, ShopFacts shop, Map<Long, Instant> refundTimes) {

  public Fetched {
    readings = List.copyOf(readings);
    refundTimes = Map.copyOf(refundTimes);
  }
}
