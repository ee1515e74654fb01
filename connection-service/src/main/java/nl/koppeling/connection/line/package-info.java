/** What this service asks of the other services on the line, with its own token. */
package nl.koppeling.connection.line;
