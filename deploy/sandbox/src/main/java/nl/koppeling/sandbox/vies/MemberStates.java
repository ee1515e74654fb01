package nl.koppeling.sandbox.vies;

import java.util.Set;

/** The prefixes the register knows: 27 member states, Greece as EL, and Northern Ireland as XI. */
final class MemberStates {

  private static final Set<String> PREFIXES =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI");

  private MemberStates() {}

  static boolean know(String prefix) {
    return PREFIXES.contains(prefix);
  }
}
