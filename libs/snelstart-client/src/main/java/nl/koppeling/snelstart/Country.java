package nl.koppeling.snelstart;

import java.util.UUID;

/**
 * A country of the administration (land, SnelStart API reference 7.2).
 *
 * @param iso2 two capitals (landcode), may be special: XU for Great Britain, XI for Northern
 *     Ireland; empty when absent
 * @param iso3 three capitals (landcodeISO), the fall-back; empty when absent
 */
public record Country(UUID id, String name, String iso2, String iso3) {}
