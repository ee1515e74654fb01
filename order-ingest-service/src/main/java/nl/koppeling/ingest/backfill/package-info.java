/**
 * The orders that were there before the connection: read once, oldest first, in chunks behind all
 * live work; paused, resumed and cancelled by the owner.
 */
package nl.koppeling.ingest.backfill;
