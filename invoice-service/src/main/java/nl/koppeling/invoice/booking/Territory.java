package nl.koppeling.invoice.booking;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where goods go, seen with the eyes of Dutch VAT (VAT reference 3.1). */
enum Territory {
  NETHERLANDS,
  EU,
  NORTHERN_IRELAND,
  SPECIAL,
  OUTSIDE_EU,
  UNKNOWN;

  private static final Set<String> EU_COUNTRIES =
      Set.of(
          "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT",
          "LV", "LT", "LU", "MT", "PL", "PT", "RO", "SK", "SI", "ES", "SE");

  // Codes of their own inside member states, but outside the EU's VAT area (VAT reference 3.1).
  private static final Set<String> SPECIAL_AREAS =
      Set.of(
          "AX", "IC", "EA", "GP", "MQ", "GF", "RE", "YT", "MF", "BL", "PM", "GG", "JE", "AW", "CW",
          "SX", "BQ");

  static Territory of(SaleOrder order) {
    Optional<SaleOrder.Area> area = order.particulars().area();
    if (area.isPresent()) {
      return area.get().northernIreland() ? NORTHERN_IRELAND : SPECIAL;
    }
    String country = country(order);
    if (country.isEmpty()) {
      return UNKNOWN;
    }
    if (country.equals("NL")) {
      return NETHERLANDS;
    }
    if (country.equals("XI")) {
      return NORTHERN_IRELAND;
    }
    if (SPECIAL_AREAS.contains(country)) {
      return SPECIAL;
    }
    return EU_COUNTRIES.contains(country) ? EU : OUTSIDE_EU;
  }

  /** The delivery country, else the invoice country, else empty. */
  static String country(SaleOrder order) {
    return clean(order.destination()).or(() -> clean(order.billing())).orElse("");
  }

  /** Two spellings and one principality that counts as France. */
  static String clean(String country) {
    String code = country.strip().toUpperCase(Locale.ROOT);
    return switch (code) {
      case "EL" -> "GR";
      case "MC" -> "FR";
      case "IM" -> "GB";
      default -> code;
    };
  }

  private static Optional<String> clean(Optional<String> country) {
    return country.map(Territory::clean).filter(c -> !c.isEmpty());
  }
}
