/** Orders as they would be booked, before a connection is on: looked at, never written. */
package nl.koppeling.connection.preview;
