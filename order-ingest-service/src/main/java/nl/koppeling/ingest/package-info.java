/**
 * The shop's side: polls, takes webhooks and says which order is completed, waits or is refunded.
 */
package nl.koppeling.ingest;
