/**
 * What a turn on a connection does: doorbells, webhooks, walk; and what it does when the shop does
 * not answer.
 */
package nl.koppeling.ingest.turn;
