/** The orders that were there before a connection: how far they are, and the owner's word on it. */
package nl.koppeling.connection.backfill;
