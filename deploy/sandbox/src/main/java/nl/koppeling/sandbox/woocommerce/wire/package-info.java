/**
 * What goes over the line between a shop and a caller: JSON as PHP writes it, times, decimals,
 * refusals.
 */
package nl.koppeling.sandbox.woocommerce.wire;
