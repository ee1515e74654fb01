package nl.koppeling.ingest.intake;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Country codes, ISO 3166 two letters. */
final class Countries {

  private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

  private Countries() {}

  /** The code in capitals, or empty when the text is no country code. */
  static Optional<String> code(String text) {
    String code = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    return code.matches("[A-Z]{2}") ? Optional.of(code) : Optional.empty();
  }

  /**
   * The country in a rate code such as {@code NL-BTW 21%-1}. The shop builds it as country, state,
   * name, priority and leaves empty parts out, so that {@code ZERO-1} names no country.
   */
  static Optional<String> ofRateCode(String rateCode) {
    String[] parts = rateCode.split("-");
    return parts.length >= 3 && KNOWN.contains(parts[0]) ? Optional.of(parts[0]) : Optional.empty();
  }
}
