package nl.koppeling.customer.matching;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form of VAT numbers of the European Union. SnelStart checks them for real and refuses a wrong
 * one together with the whole relation (REL-0057 to 0059, 0087, 0088), so only a plausible one is
 * sent.
 */
public final class VatNumber {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern ANY = Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,12}");

  private static final Map<String, Pattern> FORMS =
      Map.ofEntries(
          form("AT", "U\\d{8}"),
          form("BE", "[01]\\d{9}"),
          form("BG", "\\d{9,10}"),
          form("CY", "\\d{8}[A-Z]"),
          form("CZ", "\\d{8,10}"),
          form("DE", "\\d{9}"),
          form("DK", "\\d{8}"),
          form("EE", "\\d{9}"),
          form("EL", "\\d{9}"),
          form("ES", "[A-Z0-9]\\d{7}[A-Z0-9]"),
          form("FI", "\\d{8}"),
          form("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
          form("HR", "\\d{11}"),
          form("HU", "\\d{8}"),
          form("IE", "\\d[A-Z0-9+*]\\d{5}[A-W][A-I]?"),
          form("IT", "\\d{11}"),
          form("LT", "\\d{9}|\\d{12}"),
          form("LU", "\\d{8}"),
          form("LV", "\\d{11}"),
          form("MT", "\\d{8}"),
          form("NL", "\\d{9}B\\d{2}"),
          form("PL", "\\d{10}"),
          form("PT", "\\d{9}"),
          form("RO", "\\d{2,10}"),
          form("SE", "\\d{12}"),
          form("SI", "\\d{8}"),
          form("SK", "\\d{10}"),
          form("XI", "\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3}"));

  private VatNumber() {}

  /**
   * The number in the form SnelStart takes, with its country's prefix, or nothing when it cannot be
   * one. A number without prefix belongs to the address's country; a prefix of another country is
   * refused by SnelStart (REL-0087) and so is no plausible number here.
   *
   * @param country ISO 3166 two letters of the address that goes with it; empty: none
   */
  static Optional<String> plausible(String typed, String country) {
    String number = bare(typed);
    String home = prefixOf(country);
    if (matches(number) && (home.isEmpty() || number.startsWith(home))) {
      return Optional.of(number);
    }
    return Optional.of(home + number).filter(n -> !home.isEmpty()).filter(VatNumber::matches);
  }

  /**
   * The number as the register is asked for it. One without prefix belongs to the country of
   * destination. Nothing when the register could not know it, so that asking is of no use; the form
   * of a number is judged by the register, not here.
   *
   * @param destination ISO 3166 two letters, {@code XI} for Northern Ireland
   */
  public static Optional<VatId> toAsk(String typed, String destination) {
    String number = bare(typed).replaceFirst("^GR", "EL");
    String home = prefixOf(destination);
    String start = number.length() < 2 ? "" : number.substring(0, 2);
    if (matches(number) || (FORMS.containsKey(start) && !matches(home + number))) {
      return askable(number);
    }
    return COUNTRIES.contains(start) && !matches(home + number)
        ? Optional.empty()
        : askable(home + number);
  }

  private static Optional<VatId> askable(String number) {
    return Optional.of(number)
        .filter(n -> ANY.matcher(n).matches() && n.chars().anyMatch(Character::isDigit))
        .map(VatId::of);
  }

  /** A relation's number with its prefix; empty when there is none. */
  static String whole(String typed, String prefix) {
    String number = bare(typed).replaceFirst("^GR", "EL");
    boolean prefixed = number.length() > 2 && FORMS.containsKey(number.substring(0, 2));
    return number.isEmpty() || (prefixed && !matches(prefix + number)) ? number : prefix + number;
  }

  private static String bare(String typed) {
    return typed.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-/]", "");
  }

  /** Whether a country belongs to the European Union's VAT area, the Netherlands included. */
  public static boolean inUnion(String country) {
    return FORMS.containsKey(prefixOf(country));
  }

  /** Whether it does and is not the Netherlands. */
  public static boolean abroadInUnion(String country) {
    return inUnion(country) && !prefixOf(country).equals("NL");
  }

  private static boolean matches(String number) {
    return number.length() > 2
        && Optional.ofNullable(FORMS.get(number.substring(0, 2)))
            .filter(form -> form.matcher(number.substring(2)).matches())
            .isPresent();
  }

  /** The prefix of a country's numbers: Greece writes EL, Monaco uses France's. */
  public static String prefixOf(String country) {
    String upper = country.toUpperCase(Locale.ROOT);
    if (Set.of("GR", "EL").contains(upper)) {
      return "EL";
    }
    return upper.equals("MC") ? "FR" : upper;
  }

  private static Map.Entry<String, Pattern> form(String prefix, String rest) {
    return Map.entry(prefix, Pattern.compile(rest));
  }
}
