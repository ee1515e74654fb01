/**
 * What the other services are handed for their work: a short-lived SnelStart token, or the shop's
 * key.
 */
package nl.koppeling.connection.handout;
