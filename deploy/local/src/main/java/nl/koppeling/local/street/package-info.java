/**
 * Very many shops and replicas of order-ingest-service, with everything else that is not needed for
 * them left out: for measuring and for killing.
 */
package nl.koppeling.local.street;
