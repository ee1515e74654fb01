/** Looks after the webhooks in the shop: makes missing ones and switches disabled ones on again. */
package nl.koppeling.ingest.guard;
