/** Somebody rang for an order: it is read soon, once however often it rang. */
package nl.koppeling.ingest.doorbell;
