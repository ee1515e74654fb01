/** Orders as rows: a reading becomes a row and the events it leads to, in one transaction. */
package nl.koppeling.ingest.orders;
