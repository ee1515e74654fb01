package nl.koppeling.customer.linking;

import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.OrderVersion;

/**
 * What is remembered of an order: which version, and its relation when it has one.
 *
 * @param relationId present once the order was linked
 */
record Known(OrderVersion version, Optional<UUID> relationId) {}
