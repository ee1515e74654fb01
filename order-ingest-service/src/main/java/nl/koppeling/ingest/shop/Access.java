package nl.koppeling.ingest.shop;

import java.util.UUID;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;

/**
 * The way into one shop.
 *
 * @param credentialsVersion which key this is; a newer one may work where this one is refused
 */
public record Access(
    UUID connectionId, ShopAddress address, ShopKey key, long credentialsVersion) {}
