/** The owners of a connection: several, with the same rights, by invitation. */
package nl.koppeling.connection.people;
