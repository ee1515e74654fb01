package nl.koppeling.snelstart;

import java.util.UUID;

/**
 * A cost centre (kostenplaats, SnelStart API reference 7.10).
 *
 * @param number what the owner sees
 * @param inactive true: a line with it is refused (BOE-0026)
 */
public record CostCentre(UUID id, int number, String description, boolean inactive) {}
