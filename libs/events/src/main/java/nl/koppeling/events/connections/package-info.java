/**
 * Each service's own copy of the connections, so that nothing on an order's path has to ask for
 * them.
 */
package nl.koppeling.events.connections;
