/** Calls to a connection's shop, with its key; what goes wrong arrives as one kind of failure. */
package nl.koppeling.ingest.shop;
