/** The webhooks in a shop: the ingest service makes them, here they are looked at and removed. */
package nl.koppeling.connection.webhooks;
