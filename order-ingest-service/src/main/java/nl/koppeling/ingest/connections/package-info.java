/** Connections as the connection service tells them: copied, and their work begun or dropped. */
package nl.koppeling.ingest.connections;
