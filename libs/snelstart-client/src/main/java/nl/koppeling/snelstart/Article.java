package nl.koppeling.snelstart;

import java.util.UUID;

/**
 * An article (artikel, SnelStart API reference 7.6).
 *
 * @param code what the owner sees; a number where the administration numbers its articles
 * @param groupId its {@link RevenueGroup}, which decides the VAT
 * @param inactive true: it is no longer sold
 */
public record Article(UUID id, String code, String description, UUID groupId, boolean inactive) {}
