/**
 * An owner's steps: open a connection, prove it, confirm its settings, switch it on and off, give
 * new keys, leave.
 */
package nl.koppeling.connection.setup;
