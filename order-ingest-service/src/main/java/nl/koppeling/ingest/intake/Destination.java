package nl.koppeling.ingest.intake;

import java.util.List;
import java.util.Optional;

/**
 * Where the goods go (VAT reference 3.1): pick-up, the shop's country; else the shipping address;
 * else, for virtual goods, the billing address.
 */
final class Destination {

  private Destination() {}

  /** True when every parcel of the order is fetched at the shop. */
  static boolean pickUp(WooOrder order) {
    List<WooOrder.Line> shipping =
        order.lines().stream().filter(l -> l.kind() == WooOrder.LineKind.SHIPPING).toList();
    return !shipping.isEmpty() && shipping.stream().allMatch(WooOrder.Line::pickUp);
  }

  /** ISO 3166 two letters, or empty: then nobody knows and nothing is guessed. */
  static Optional<String> of(WooOrder order, ShopFacts shop) {
    if (pickUp(order)) {
      return shop.baseCountry();
    }
    return order.shipping().countryCode().or(() -> order.billing().countryCode());
  }
}
