package nl.koppeling.customer.linking;

import nl.koppeling.events.Lane;

/**
 * An order that waits for the register's verdict on its buyer's VAT number.
 *
 * @param attempts questions without a verdict so far
 * @param told whether the owner was told that it waits
 */
public record Unproven(WaitingOrder waiting, Lane lane, int attempts, boolean told) {}
