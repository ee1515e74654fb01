package nl.koppeling.ingest.orders;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.koppeling.ingest.intake.RefundDetails;
import nl.koppeling.ingest.intake.ShopFacts;
import nl.koppeling.ingest.reading.Reading;

/**
 * Readings of one shop with everything that was read beside them, ready to be stored without
 * another call.
 *
 * @param refunds what the shop's own list of refunds says, by order id and refund id; only of
 *     orders whose refunds are news
 * @param categories category ids by product id, when the connection's settings look at them
 */
public record Fetched(
    List<Reading> readings,
    ShopFacts shop,
    Map<Long, Map<Long, RefundDetails>> refunds,
    Map<Long, Set<Long>> categories) {

  public Fetched {
    readings = List.copyOf(readings);
    refunds = Map.copyOf(refunds);
    categories = Map.copyOf(categories);
  }
}
