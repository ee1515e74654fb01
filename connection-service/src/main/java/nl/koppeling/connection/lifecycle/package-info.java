/** The states of a connection and the ways between them; no framework. */
package nl.koppeling.connection.lifecycle;
