package nl.koppeling.ingest.intake;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What the shop's own settings say, read apart from the order.
 *
 * @param baseCountry ISO 3166 two letters where the shop stands: the destination of a pick-up
 * @param rates the shop's table of tax rates by rate id; rates can be deleted later while old
 *     orders keep pointing at them
 */
public record ShopFacts(Optional<String> baseCountry, Map<Long, Rate> rates) {

  /** Nothing was read: every lookup comes back empty and the order itself has to say it. */
  public static final ShopFacts NONE = new ShopFacts(Optional.empty(), Map.of());

  public ShopFacts {
    baseCountry = baseCountry.flatMap(Countries::code);
    rates = Map.copyOf(rates);
  }

  /** A row of the table of tax rates; {@code country} may be empty: valid everywhere. */
  public record Rate(String country, BigDecimal percent) {}

  /** True when this order can only be translated well with the table of rates at hand. */
  public static boolean ratesNeeded(WooOrder order) {
    return order.rateTotals().stream()
        .anyMatch(r -> r.percentMissing() || Countries.ofRateCode(r.code()).isEmpty());
  }

  /** True when the goods are fetched at the shop, so that its base country has to be known. */
  public static boolean baseCountryNeeded(WooOrder order) {
    return Destination.pickUp(order);
  }
}
