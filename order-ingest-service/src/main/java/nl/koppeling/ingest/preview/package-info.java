/** The last orders of a shop as they would be told, for a look before a connection is on. */
package nl.koppeling.ingest.preview;
