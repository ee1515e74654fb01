/**
 * The world around the service in its component tests: administrations that misbehave on demand, a
 * connection service, a shop.
 */
package nl.koppeling.customer.town;
