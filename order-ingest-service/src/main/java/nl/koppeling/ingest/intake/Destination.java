package nl.koppeling.ingest.intake;

import java.util.List;
import java.util.Optional;
import nl.koppeling.events.SpecialArea;

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

  /** The part of the country with VAT rules of its own that the goods go to, if they do. */
  static Optional<SpecialArea> area(WooOrder order) {
    if (pickUp(order)) {
      return Optional.empty();
    }
    WooOrder.Party party =
        order.shipping().countryCode().isPresent() ? order.shipping() : order.billing();
    return party.countryCode().flatMap(country -> SpecialAreas.of(country, party.postcode()));
  }

  /** ISO 3166 two letters, or empty: then nobody knows and nothing is guessed. */
  static Optional<String> of(WooOrder order, ShopFacts shop) {
    if (pickUp(order)) {
      return shop.baseCountry();
    }
    return order
        .shipping()
        .countryCode()
        .or(() -> order.billing().countryCode())
        .map(Destination::counted);
  }

  /** For VAT Monaco is a part of France and the Isle of Man of Great Britain. */
  private static String counted(String country) {
    return switch (country) {
      case "MC" -> "FR";
      case "IM" -> "GB";
      default -> country;
    };
  }
}
