package nl.koppeling.snelstart;

import java.util.UUID;

/**
 * A template of sales orders (verkoopordersjabloon, SnelStart API reference 7.5): how the order and
 * the invoice made of it look and behave.
 *
 * @param inactive true: it is no longer offered
 * @param blocksOrders true: new orders are blocked until somebody releases them
 */
public record OrderTemplate(UUID id, String description, boolean inactive, boolean blocksOrders) {}
