/**
 * What was asked of owners at the shop and at SnelStart, and is waited for: unguessable references,
 * bound to a connection and its owner, kept as hashes.
 */
package nl.koppeling.connection.handover;
