/** Walks through what changed in a shop, page by page, and finds what no webhook told. */
package nl.koppeling.ingest.poll;
