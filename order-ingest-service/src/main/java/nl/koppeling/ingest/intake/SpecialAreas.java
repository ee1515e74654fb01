package nl.koppeling.ingest.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.koppeling.events.SpecialArea;

/**
 * Parts of countries with VAT rules of their own, by country code and postcode (VAT reference 3.1).
 * A postcode is only looked at here: it does not travel.
 */
final class SpecialAreas {

  private static final Map<String, SpecialArea> CODES =
      Map.ofEntries(
          Map.entry("XI", SpecialArea.NORTHERN_IRELAND),
          Map.entry("IC", SpecialArea.CANARY_ISLANDS),
          Map.entry("EA", SpecialArea.CEUTA),
          Map.entry("AX", SpecialArea.ALAND),
          Map.entry("GP", SpecialArea.FRENCH_OVERSEAS),
          Map.entry("MQ", SpecialArea.FRENCH_OVERSEAS),
          Map.entry("GF", SpecialArea.FRENCH_OVERSEAS),
          Map.entry("RE", SpecialArea.FRENCH_OVERSEAS),
          Map.entry("YT", SpecialArea.FRENCH_OVERSEAS),
          Map.entry("MF", SpecialArea.FRENCH_OVERSEAS),
          Map.entry("BL", SpecialArea.FRENCH_OVERSEAS),
          Map.entry("PM", SpecialArea.FRENCH_OVERSEAS),
          Map.entry("GG", SpecialArea.CHANNEL_ISLANDS),
          Map.entry("JE", SpecialArea.CHANNEL_ISLANDS),
          Map.entry("BQ", SpecialArea.CARIBBEAN_NETHERLANDS),
          Map.entry("AW", SpecialArea.CARIBBEAN_NETHERLANDS),
          Map.entry("CW", SpecialArea.CARIBBEAN_NETHERLANDS),
          Map.entry("SX", SpecialArea.CARIBBEAN_NETHERLANDS));

  private static final List<Rule> POSTCODES =
      List.of(
          new Rule("EA", "52.*", SpecialArea.MELILLA),
          new Rule("ES", "(35|38)\\d{3}", SpecialArea.CANARY_ISLANDS),
          new Rule("ES", "51\\d{3}", SpecialArea.CEUTA),
          new Rule("ES", "52\\d{3}", SpecialArea.MELILLA),
          new Rule("FI", "22\\d{3}", SpecialArea.ALAND),
          new Rule("DE", "78266", SpecialArea.BUESINGEN),
          new Rule("DE", "27498", SpecialArea.HELGOLAND),
          new Rule("IT", "2304[1]|23030", SpecialArea.LIVIGNO),
          new Rule("IT", "2206[01]", SpecialArea.CAMPIONE),
          new Rule("GR", "6308[67]", SpecialArea.MOUNT_ATHOS),
          new Rule("FR", "97\\d{3}|98[1-9]\\d{2}", SpecialArea.FRENCH_OVERSEAS),
          new Rule("GB", "BT\\d.*", SpecialArea.NORTHERN_IRELAND),
          new Rule("GB", "(JE|GY)\\d.*", SpecialArea.CHANNEL_ISLANDS));

  private SpecialAreas() {}

  /**
   * The area of an address, if it lies in one.
   *
   * @param country ISO 3166 two letters
   * @param postcode as typed, may be empty
   */
  static Optional<SpecialArea> of(String country, String postcode) {
    String code = country.equals("EL") ? "GR" : country;
    String plain = postcode.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return POSTCODES.stream()
        .filter(rule -> rule.country().equals(code) && rule.pattern().matcher(plain).matches())
        .map(Rule::area)
        .findFirst()
        .or(() -> Optional.ofNullable(CODES.get(code)));
  }

  private record Rule(String country, Pattern pattern, SpecialArea area) {
    Rule(String country, String postcodes, SpecialArea area) {
      this(country, Pattern.compile(postcodes), area);
    }
  }
}
